package org.sunseal.trade;

import java.util.List;
import java.util.Set;

/**
 * One row of a stage table.
 *
 * @param actors who may do it; where several are named, the use case says whether one or all of them must
 * @param rules codes of the {@link Rule} rows that guard it
 */
public record Transition(
        Stage from, Trigger trigger, Stage to, Set<Actor> actors, List<String> rules, LegalSource source) {
    public Transition {
        actors = Set.copyOf(actors);
        rules = List.copyOf(rules);
        if (actors.isEmpty()) {
            throw new IllegalArgumentException("Nobody may %s at %s".formatted(trigger, from));
        }
        if ((trigger == Trigger.SUSPEND) != (to == Stage.SUSPENDED)
                || (trigger == Trigger.RESUME && from != Stage.SUSPENDED)
                || (from == Stage.SUSPENDED && !trigger.interrupts())
                || (trigger == Trigger.TERMINATE) != (to == Stage.TERMINATED)) {
            throw new IllegalArgumentException("%s cannot lead from %s to %s".formatted(trigger, from, to));
        }
    }
}
