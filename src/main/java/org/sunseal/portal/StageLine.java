package org.sunseal.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Transition;
import org.sunseal.trade.Trigger;

/**
 * The way of a lot from its announcement to its end, as its kind's table has it when nothing gets in between, and
 * where the lot stands on it.
 */
final class StageLine {
    /** Where a lot leaves the way, and may come back to it. */
    private static final Set<Stage> ASIDE = Set.of(
            Stage.PAUSED_OBJECTION,
            Stage.PAUSED_OBJECTION_RESULT,
            Stage.SUSPENDED,
            Stage.REEVALUATION,
            Stage.FAILED,
            Stage.TERMINATED);

    private static final Set<Trigger> BACK = Set.of(Trigger.REEVALUATE, Trigger.AWARD_NEXT);

    private StageLine() {}

    /**
     * One stage of the way.
     *
     * @param at when it began, where a public fact says so
     * @param planned when it is to begin, where that is set and still to come
     */
    public record Stop(
            Stage stage,
            Tense standing,
            @Nullable Instant at,
            @Nullable Instant planned) {}

    /** How a stage lies to where the lot stands. */
    public enum Tense {
        @JsonProperty("past")
        PAST,
        @JsonProperty("current")
        CURRENT,
        @JsonProperty("coming")
        COMING
    }

    /**
     * Where a lot stands, and what is known of when.
     *
     * @param stoppedAt the stage a suspension interrupts
     * @param began when stages began; also of stages the lot has gone back behind
     * @param planned when stages are to begin
     */
    record Facts(
            TradeKind kind,
            Stage stage,
            @Nullable Stage stoppedAt,
            Map<Stage, Instant> began,
            Map<Stage, Instant> planned) {}

    /** The way of that lot. */
    static List<Stop> of(Facts lot) {
        var way = way(lot.kind());
        var reached = reached(way, lot);
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < way.size(); i++) {
            var stage = way.get(i);
            if (i < reached || (i == reached && stage != lot.stage())) {
                stops.add(new Stop(stage, Tense.PAST, lot.began().get(stage), null));
            } else if (i == reached) {
                stops.add(new Stop(stage, Tense.CURRENT, lot.began().get(stage), null));
            } else if (lot.stage() != Stage.FAILED && lot.stage() != Stage.TERMINATED) {
                stops.add(new Stop(stage, Tense.COMING, null, lot.planned().get(stage)));
            }
        }
        if (!way.contains(lot.stage())) {
            stops.add(reached + 1, new Stop(lot.stage(), Tense.CURRENT, null, null));
        }
        return stops;
    }

    /** The place of the last stage the lot has come to; -1 while it is prepared again. */
    private static int reached(List<Stage> way, Facts lot) {
        return switch (lot.stage()) {
            case PAUSED_OBJECTION -> way.indexOf(Stage.ISSUING);
            case PAUSED_OBJECTION_RESULT -> way.indexOf(Stage.PUBLICITY);
            case REEVALUATION -> way.indexOf(Stage.EVALUATING);
            case SUSPENDED ->
                lot.stoppedAt() == null ? lastDated(way, lot) : reached(way, interrupted(lot, lot.stoppedAt()));
            case FAILED, TERMINATED -> lastDated(way, lot);
            default -> way.indexOf(lot.stage());
        };
    }

    private static Facts interrupted(Facts lot, Stage stage) {
        return new Facts(lot.kind(), stage, null, lot.began(), lot.planned());
    }

    /** The row of a lot that ended before its time does not say where it was. */
    private static int lastDated(List<Stage> way, Facts lot) {
        var last = -1;
        for (int i = 0; i < way.size(); i++) {
            if (lot.began().containsKey(way.get(i))) {
                last = i;
            }
        }
        return last;
    }

    private static List<Stage> way(TradeKind kind) {
        var next = new EnumMap<Stage, Stage>(Stage.class);
        var begin = Stage.ISSUING;
        for (var step : kind.stages().transitions()) {
            if (step.trigger() == Trigger.PUBLISH_NOTICE) {
                begin = step.to();
            }
            if (leadsOn(step)) {
                next.putIfAbsent(step.from(), step.to());
            }
        }
        var way = new ArrayList<Stage>();
        for (Stage at = begin; at != null && !way.contains(at); at = next.get(at)) {
            way.add(at);
        }
        return way;
    }

    private static boolean leadsOn(Transition step) {
        return !step.trigger().interrupts()
                && step.from() != step.to()
                && !ASIDE.contains(step.from())
                && !ASIDE.contains(step.to())
                && !BACK.contains(step.trigger());
    }
}
