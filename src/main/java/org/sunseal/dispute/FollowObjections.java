package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.dispute.proof.About;
import org.sunseal.project.Lot;
import org.sunseal.project.LotEvent;
import org.sunseal.project.LotRound;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Trigger;

/**
 * Keeps a lot where its objections hold it: one that is open pauses the stage it interrupts, and the lot goes on when
 * the last is answered and bidders have the time the law leaves them. Asked again at every act that may change the
 * answer, so that no order of filings, answers, notices and suspensions is forgotten.
 */
@ApplicationScoped
class FollowObjections {
    private final Objections objections;
    private final Lots lots;
    private final Clock clock;

    FollowObjections(Objections objections, Lots lots, Clock clock) {
        this.objections = objections;
        this.lots = lots;
        this.clock = clock;
    }

    /** A notice may have moved the deadline far enough. */
    void notice(@Observes LotEvent.NoticePublished published) {
        follow(lots.get(published.lot()), clock.instant());
    }

    /** A lifted suspension may have left a lot where an objection holds it, or holds it no longer. */
    void order(@Observes LotEvent.OrderRecorded recorded) {
        follow(lots.get(recorded.lot()), clock.instant());
    }

    /** Under the lot's lock. */
    void follow(Lot lot, Instant now) {
        for (var about : About.values()) {
            var heard = heardNow(lot, about);
            var pending = heard.stream().anyMatch(Objection::isPending);
            if (pending && lot.allows(Trigger.OBJECT)) {
                lot.pauseForObjection(Actor.INTERESTED_PARTY); // which every bidder is too; who it was stays secret
            } else if (waitsForNothing(lot, heard) && mayGoOn(lot, earliest(heard), now)) {
                lot.continueAfterObjection();
            }
        }
    }

    /**
     * From when on a deadline would let the lot go on, if it waits for nothing else: in the future, and as late as the
     * answers ask. Empty while something is open, or where the deadline is no obstacle.
     */
    Optional<Instant> deadlineToMove(Lot lot, Instant now) {
        for (var about : About.values()) {
            var heard = heardNow(lot, about);
            var earliest = earliest(heard);
            if (waitsForNothing(lot, heard) && !mayGoOn(lot, earliest, now)) {
                return Optional.of(later(earliest, now));
            }
        }
        return Optional.empty();
    }

    /** All about one thing, if one of them is heard in the stage the lot is in; none otherwise. */
    private List<Objection> heardNow(Lot lot, About about) {
        var filed = objections.of(lot.key()).stream()
                .filter(objection -> objection.about() == about)
                .toList();
        var heard = filed.stream()
                .anyMatch(objection ->
                        ObjectionRows.of(lot.kind(), objection).onTime().contains(lot.stage()));
        return heard ? filed : List.of();
    }

    /** Whether the lot is held for such objections, and every one of them is answered. */
    private static boolean waitsForNothing(Lot lot, List<Objection> heard) {
        return !heard.isEmpty()
                && heard.stream().noneMatch(Objection::isPending)
                && lot.allows(Trigger.ANSWER_OBJECTION);
    }

    private static Instant earliest(List<Objection> answered) {
        return answered.stream()
                .flatMap(objection -> objection.deadlineFrom().stream())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /**
     * Bids must still be possible where they were before: nothing reopens the bidding once its deadline has passed (ADR
     * 0018), so a lot that missed it stays held.
     */
    private static boolean mayGoOn(Lot lot, Instant earliest, Instant now) {
        return lot.rounds().stream()
                .filter(round -> round.state() == LotRound.State.ANNOUNCED)
                .allMatch(round ->
                        now.isBefore(round.bidsUntil()) && !round.openAt().isBefore(earliest));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
