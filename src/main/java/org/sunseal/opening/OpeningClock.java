package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.sunseal.custody.Register;
import org.sunseal.kernel.Refused;
import org.sunseal.kernel.TrustedTime;
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

    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> logging = ConcurrentHashMap.newKeySet();
    private final Lots lots;
    private final CloseRound close;
    private final ClosedRounds closed;
    private final OpenBids open;
    private final Register register;
    private final TrustedTime time;
    private final Clock clock;

    OpeningClock(
            Lots lots,
            CloseRound close,
            ClosedRounds closed,
            OpenBids open,
            Register register,
            TrustedTime time,
            Clock clock) {
        this.lots = lots;
        this.close = close;
        this.closed = closed;
        this.open = open;
        this.register = register;
        this.time = time;
        this.clock = clock;
    }

    @Scheduled(
            identity = "close-and-open-rounds",
            every = "${opening.tick:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (time.isTrusted()) { // a clock that runs ahead would cut off bids that are in time
            dueByLot().forEach(rounds -> attempt("freeze " + rounds, () -> close.freeze(rounds)));
        }
        closed.awaitingToken(ROUNDS_PER_TICK).forEach(this::log);
        readyToOpen().forEach(open::advance);
    }

    private List<String> readyToOpen() {
        try {
            return closed.awaitingRecord(register.current().k(), ROUNDS_PER_TICK);
        } catch (Refused e) { // no trust file yet: nobody can have sent shares
            return List.of();
        }
    }

    /** On a thread of its own: an authority that hangs must not hold up the rounds that fall due meanwhile. */
    private void log(ClosedRound round) {
        var closeSha256 = round.closeSha256();
        if (logging.add(closeSha256)) {
            background.execute(() -> {
                try {
                    attempt("log CLOSE " + closeSha256, () -> close.log(round));
                } finally {
                    logging.remove(closeSha256);
                }
            });
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
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
