package org.sunseal.trade;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The whole process of one kind: what may follow what, by whose hand, under which rules. */
public final class StageTable {
    private static final String HEADER = "from,trigger,to,actors,rules,source";
    private static final Map<TradeKind, StageTable> SEEDS = seeds();

    private final List<Transition> transitions;

    private StageTable(List<Transition> transitions) {
        this.transitions = List.copyOf(transitions);
    }

    static StageTable of(TradeKind kind) {
        return Objects.requireNonNull(SEEDS.get(kind), "every kind has a table");
    }

    /** @throws IllegalArgumentException when a row does not fit, or two rows answer the same trigger at a stage */
    static StageTable parse(String file, String text) {
        return new StageTable(distinct(SeedTable.parse(file, HEADER, text, StageTable::read).stream()
                .flatMap(List::stream)
                .toList()));
    }

    /** In the order of the process. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** Where a lot of this kind begins. */
    public Position start() {
        return Position.at(transitions.getFirst().from());
    }

    /** Every stage the rows name. */
    public Set<Stage> stages() {
        var all = EnumSet.noneOf(Stage.class);
        transitions.forEach(step -> {
            all.add(step.from());
            all.add(step.to());
        });
        return all;
    }

    /** The stages nothing leads on from. */
    public Set<Stage> ends() {
        var ends = stages();
        transitions.forEach(step -> ends.remove(step.from()));
        return ends;
    }

    /** What may happen to a lot in that position. */
    public List<Transition> open(Position position) {
        return transitions.stream().filter(position::allows).toList();
    }

    /** Where the trigger leads from there; empty when the table knows no such step. */
    public Optional<Position> after(Position position, Trigger trigger) {
        return open(position).stream()
                .filter(step -> step.trigger() == trigger)
                .findAny()
                .map(position::after);
    }

    /** As {@link #after(Position, Trigger)}, and only where the table lets that actor do it. */
    public Optional<Position> after(Position position, Trigger trigger, Actor by) {
        return open(position).stream()
                .filter(step -> step.trigger() == trigger && step.actors().contains(by))
                .findAny()
                .map(position::after);
    }

    private static Map<TradeKind, StageTable> seeds() {
        var seeds = new EnumMap<TradeKind, StageTable>(TradeKind.class);
        for (var kind : TradeKind.values()) {
            var file = "trade/%s-stages.csv".formatted(kind.name().toLowerCase(Locale.ROOT));
            seeds.put(kind, parse(file, SeedTable.resource(file)));
        }
        return seeds;
    }

    private static List<Transition> read(SeedTable.Row row) {
        var steps = new ArrayList<Transition>();
        for (var from : row.words("from")) {
            for (var to : row.words("to")) {
                steps.add(new Transition(
                        Stage.valueOf(from),
                        row.constant("trigger", Trigger.class),
                        Stage.valueOf(to),
                        Set.copyOf(row.constants("actors", Actor.class)),
                        row.words("rules"),
                        row.source("source")));
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a row leads from a stage to a stage");
        }
        return steps;
    }

    private static List<Transition> distinct(List<Transition> steps) {
        var seen = new HashSet<String>();
        for (var step : steps) {
            // a resumption has one row for each stage it may go back to
            var to = step.trigger() == Trigger.RESUME ? step.to().name() : "";
            if (!seen.add(step.from() + " " + step.trigger() + " " + to)) {
                throw new IllegalArgumentException("%s has two rows at %s".formatted(step.trigger(), step.from()));
            }
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A stage table needs rows");
        }
        return steps;
    }
}
