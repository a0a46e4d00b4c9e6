package org.sunseal.dispute;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Actor;
import org.sunseal.trade.LegalSource;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Validity;
import org.sunseal.trade.WorkCalendar;

/**
 * What the law of one kind says about objections to one thing.
 *
 * @param code as it is cited
 * @param inChinese what such an objection is called: 异议 and 质疑 are not the same word
 * @param onTime the stages in which one is on time, if its window allows it too
 * @param late the stages in which one is kept, marked late, and moves nothing
 * @param by who may object
 * @param windowRule code of the row that bounds the filing; null where the stage alone does
 * @param answerRule code of the row that bounds the answer; null where no period is set
 * @param correctionRule code of the row on addenda that binds an answer which changes the documents
 * @param holdsContract whether no contract is signed while one is open (GPR 54)
 * @param consequences what upholding it may lead to
 */
record ObjectionRow(
        TradeKind kind,
        String code,
        About about,
        String inChinese,
        Set<Stage> onTime,
        Set<Stage> late,
        Set<Actor> by,
        @Nullable String windowRule,
        @Nullable String answerRule,
        @Nullable String correctionRule,
        boolean holdsContract,
        Set<Consequence> consequences,
        LegalSource source,
        Validity validity) {

    /**
     * Whether an objection filed at that instant is out of time.
     *
     * @param window the period of {@link #windowRule}; empty where the stage alone decides
     * @param opening the deadline for bids, before which some periods end
     * @param knownOn the day its ground became known, as the objector says; the tender side may contest it in its answer
     * @throws Refused {@code known-on} where the period is counted from that day and it is missing or still to come
     */
    boolean isLate(Stage stage, Optional<TimeLimit> window, Instant opening, @Nullable LocalDate knownOn, Instant at) {
        return !onTime.contains(stage)
                || window.filter(limit -> isOver(limit, opening, knownOn, at)).isPresent();
    }

    private static boolean isOver(TimeLimit limit, Instant opening, @Nullable LocalDate knownOn, Instant at) {
        return switch (limit.rule().counting()) {
            case BEFORE -> at.isAfter(limit.latestBefore(opening));
            case AFTER, UNTIL -> !at.isBefore(limit.end(startOf(knownOn, at)));
            case NONE -> throw new IllegalStateException(limit.rule().citation() + " is no period");
        };
    }

    private static Instant startOf(@Nullable LocalDate knownOn, Instant at) {
        if (knownOn == null || knownOn.isAfter(LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE))) {
            throw new Refused(
                    DisputeRefusal.KNOWN_ON,
                    "knownOn",
                    "Say since which day you have known the ground: the period is counted from it");
        }
        return knownOn.atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
    }

    /** How a refusal names this row: {@code GP-QUERY-RESULT [GPL 52; GPL 53; GPR 53; GPR 54]}. */
    String citation() {
        return "%s %s".formatted(code, source);
    }

    Optional<String> window() {
        return Optional.ofNullable(windowRule);
    }

    Optional<String> answerLimit() {
        return Optional.ofNullable(answerRule);
    }

    Optional<String> correctionLimit() {
        return Optional.ofNullable(correctionRule);
    }
}
