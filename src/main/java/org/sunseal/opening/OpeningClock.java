package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RoundKey;

/**
 * Closes rounds whose deadline has passed and pushes on what is half done. The database is the agenda, so a missed tick
 * loses nothing; after a jump of the clock what fell due runs in order of due time.
 */
@ApplicationScoped
class OpeningClock {
    private static final int ROUNDS_PER_TICK = 100;

    private final Lots lots;
    private final CloseRound close;
    private final ClosedRounds closed;
    private final OpenBids open;
    private final Clock clock;

    OpeningClock(Lots lots, CloseRound close, ClosedRounds closed, OpenBids open, Clock clock) {
        this.lots = lots;
        this.close = close;
        this.closed = closed;
        this.open = open;
        this.clock = clock;
    }

    @Scheduled(
            identity = "close-and-open-rounds",
            every = "${opening.tick:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        dueByLot().forEach(rounds -> attempt("freeze " + rounds, () -> close.freeze(rounds)));
        closed.awaitingToken().forEach(round -> attempt("log CLOSE " + round.closeSha256(), () -> close.log(round)));
        closed.awaitingRecord().forEach(round -> open.advance(round.closeSha256()));
    }

    /** Grouped by lot in order of due time: all due rounds of a lot are closed in one transaction. */
    private List<List<RoundKey>> dueByLot() {
        var due = new LinkedHashMap<LotKey, List<RoundKey>>();
        for (var round : lots.dueForClosing(clock.instant(), ROUNDS_PER_TICK)) {
            due.computeIfAbsent(round.lotKey(), lot -> new ArrayList<>()).add(round);
        }
        return List.copyOf(due.values());
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) { // one lot must not hold back the rest; it stays due, the next tick tries again
            Log.errorf(e, "Could not %s", what);
        }
    }
}
