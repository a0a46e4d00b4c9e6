package org.sunseal.trade;

import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws a stage table as a Mermaid state diagram, so that the picture cannot differ from what is enforced. */
public final class StageDiagram {
    private StageDiagram() {}

    /** Mermaid text. Suspension and termination are notes: as arrows they would hide the rest. */
    public static String of(StageTable table) {
        var start = Stream.of("[*] --> " + table.start().stage());
        var steps = table.transitions().stream()
                .filter(step -> !step.trigger().interrupts())
                .map(StageDiagram::arrow);
        var ends = table.ends().stream().map(end -> end + " --> [*]");
        var notes = Stream.of(
                Stage.SUSPENDED.name(),
                note(Trigger.SUSPEND, "and resume the same", table),
                note(Trigger.TERMINATE, "for good", table));
        return Stream.of(start, steps, ends, notes)
                .flatMap(lines -> lines)
                .map(line -> "    " + line + "\n")
                .collect(Collectors.joining("", "stateDiagram-v2\n", ""));
    }

    private static String arrow(Transition step) {
        var rules = step.rules().isEmpty() ? "" : ", " + String.join(", ", step.rules());
        return "%s --> %s : %s%s %s".formatted(step.from(), step.to(), act(step), rules, source(step));
    }

    private static String note(Trigger trigger, String afterwards, StageTable table) {
        var steps = table.transitions().stream()
                .filter(step -> step.trigger() == trigger)
                .toList();
        var first = steps.getFirst();
        var stages = steps.stream().map(step -> step.from().name()).collect(Collectors.joining(", "));
        return "note right of %s : %s from %s %s %s"
                .formatted(first.to(), act(first), stages, afterwards, source(first));
    }

    private static String act(Transition step) {
        return step.actors().stream()
                .sorted(Comparator.naturalOrder())
                .map(Actor::words)
                .collect(Collectors.joining(", ", step.trigger().words() + " by ", ""));
    }

    /** With commas, because a semicolon ends a Mermaid statement. */
    private static String source(Transition step) {
        return "[%s]".formatted(String.join(", ", step.source().citations()));
    }
}
