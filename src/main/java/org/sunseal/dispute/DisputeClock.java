package org.sunseal.dispute;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Stage;

/**
 * Tells of answers that are overdue, each once, and lets lots go on that wait for nothing any more. The tables say what
 * is due, so a missed tick loses nothing.
 */
@ApplicationScoped
class DisputeClock {
    private final Objections objections;
    private final Enquiries enquiries;
    private final FollowObjections follow;
    private final TellPeople tell;
    private final Lots lots;
    private final Event<DisputeEvent> events;
    private final Clock clock;

    DisputeClock(
            Objections objections,
            Enquiries enquiries,
            FollowObjections follow,
            TellPeople tell,
            Lots lots,
            Event<DisputeEvent> events,
            Clock clock) {
        this.objections = objections;
        this.enquiries = enquiries;
        this.follow = follow;
        this.tell = tell;
        this.lots = lots;
        this.events = events;
        this.clock = clock;
    }

    /** An answer that was overdue at the last look; {@code answer} looks again. */
    private record Due(LotKey lot, UUID dispute, Supplier<AnswerDue> answer) {}

    @Scheduled(
            identity = "follow-disputes",
            every = "${dispute.tick:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        var now = clock.instant();
        for (var due : QuarkusTransaction.requiringNew().call(() -> newlyOverdue(now))) {
            attempt(due.lot(), () -> tellOverdue(due));
        }
        for (var lot : QuarkusTransaction.requiringNew().call(this::held)) {
            attempt(lot, () -> follow.follow(lots.lock(lot), clock.instant()));
        }
    }

    private static void attempt(LotKey lot, Runnable step) {
        try {
            QuarkusTransaction.requiringNew().run(step);
        } catch (RuntimeException e) { // one lot must not hold back the rest; it stays due, the next tick tries again
            Log.errorf(e, "The disputes of lot %s could not be followed", lot);
        }
    }

    private List<Due> newlyOverdue(Instant now) {
        var ofObjections = objections.newlyOverdue(now).stream()
                .map(found -> new Due(found.lot(), found.id(), () -> objections
                        .get(found.lot(), found.id())
                        .due()));
        var ofEnquiries = enquiries.newlyOverdue(now).stream()
                .map(found -> new Due(found.lot(), found.id(), () -> enquiries
                        .get(found.lot(), found.id())
                        .due()));
        return Stream.concat(ofObjections, ofEnquiries).toList();
    }

    private void tellOverdue(Due due) {
        var lot = lots.lock(due.lot());
        var now = clock.instant();
        var answer = due.answer().get();
        if (!answer.tellOverdue(now)) {
            return; // it was answered meanwhile
        }
        var dueAt = answer.dueAt().orElseThrow();
        tell.tenderSide(lot, Wordings.answerOverdue(lot, dueAt), now);
        events.fire(new DisputeEvent.AnswerOverdue(due.lot(), due.dispute(), dueAt));
        Log.warnf("An answer about lot %s is overdue since %s", due.lot(), dueAt);
    }

    /** Lots an objection may hold: those to the candidates wait for nothing but answers, and follow them at once. */
    private List<LotKey> held() {
        return lots.getEntityManager()
                .createQuery("select l.key from Lot l where l.stage = :held", LotKey.class)
                .setParameter("held", Stage.PAUSED_OBJECTION)
                .getResultList();
    }
}
