package org.sunseal.trade;

/**
 * A lot's stage with what must be remembered about it.
 *
 * @param resumesAt the stage a suspension interrupted; the stage itself while nothing is suspended
 */
public record Position(Stage stage, Stage resumesAt) {
    public Position {
        if ((stage == Stage.SUSPENDED) == (resumesAt == stage)) {
            throw new IllegalArgumentException("%s cannot resume at %s".formatted(stage, resumesAt));
        }
    }

    public static Position at(Stage stage) {
        return new Position(stage, stage);
    }

    boolean allows(Transition step) {
        return step.from() == stage && (step.trigger() != Trigger.RESUME || step.to() == resumesAt);
    }

    Position after(Transition step) {
        return step.trigger() == Trigger.SUSPEND ? new Position(step.to(), stage) : at(step.to());
    }
}
