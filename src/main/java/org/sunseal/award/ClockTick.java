package org.sunseal.award;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.sunseal.project.Lot;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * Does what falls due: ends a publicity with nothing open, takes a tenderee's silence for the first in rank, and tells
 * once of every time limit that ran out. The database is the agenda, so a missed tick loses nothing.
 */
@ApplicationScoped
class ClockTick {
    private static final int CLOCKS_PER_TICK = 100;

    private final Clocks clocks;
    private final Lots lots;
    private final OpenMatters matters;
    private final DecideAward decide;
    private final Event<AwardEvent> events;
    private final Clock clock;

    ClockTick(
            Clocks clocks, Lots lots, OpenMatters matters, DecideAward decide, Event<AwardEvent> events, Clock clock) {
        this.clocks = clocks;
        this.lots = lots;
        this.matters = matters;
        this.decide = decide;
        this.events = events;
        this.clock = clock;
    }

    @Scheduled(identity = "award-clocks", every = "${award.tick:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        for (var due : QuarkusTransaction.requiringNew().call(() -> clocks.due(clock.instant(), CLOCKS_PER_TICK))) {
            try {
                QuarkusTransaction.requiringNew().run(() -> act(due));
            } catch (
                    RuntimeException
                            e) { // one lot must not hold back the rest; it stays due, the next tick tries again
                Log.errorf(e, "Clock %s was not handled", due);
            }
        }
    }

    private void act(UUID id) {
        var lot = lots.lock(clocks.get(id).lot());
        var running = clocks.get(id);
        var now = clock.instant();
        if (running.metAt().isPresent() || !running.isDue(now)) {
            return; // another node was faster
        }
        if (running.isPeriod()) {
            end(lot, running, now);
        } else if (running.subject() == Subject.DECISION
                && lot.allows(Trigger.DECIDE)
                && matters.unfollowed(lot.key()).isEmpty()) {
            decide.bySilence(lot, now);
        } else {
            running.alarm(now);
            events.fire(new AwardEvent.Overdue(running.lot(), running.citation(), running.dueAt()));
            Log.warnf("Lot %s: %s ran out at %s", running.lot(), running.citation(), running.dueAt());
        }
    }

    /** A publicity that leads on ends only with nothing open; until then it stays due. */
    private void end(Lot lot, RunningClock running, Instant now) {
        if (running.subject() != Subject.CANDIDATES_PUBLICITY) {
            running.meet(now);
        } else if (lot.allows(Trigger.END_PUBLICITY) && !matters.holdResult(lot.key())) {
            running.meet(now);
            lot.move(Trigger.END_PUBLICITY, Actor.SYSTEM);
            Log.infof("Lot %s: the candidates' publicity is over", lot.key());
        }
    }
}
