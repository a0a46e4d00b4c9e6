package org.sunseal.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ticks for as long as the platform runs. Of several nodes one ticks: the one that holds the advisory lock on a
 * connection it keeps; the others try again until that connection is gone. Stops for good when the tables do not hold
 * what was signed.
 */
final class TickLoop implements Runnable {
    private static final Logger LOG = Logger.getLogger(TickLoop.class);
    private static final long LOCK = 0x73756e7365616cL; // "sunseal": any number nobody else in this database locks
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final DataSource source;
    private final Sequencer sequencer;
    private final StartCheck startCheck;
    private final TickPace pace;
    private final Consumer<Sequencer.Tick> listener;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable String halted;

    TickLoop(
            DataSource source,
            Sequencer sequencer,
            StartCheck startCheck,
            TickPace pace,
            Consumer<Sequencer.Tick> listener) {
        this.source = source;
        this.sequencer = sequencer;
        this.startCheck = startCheck;
        this.pace = pace;
        this.listener = listener;
    }

    @Override
    public void run() {
        while (!waitFor(Duration.ZERO)) {
            try (var connection = source.getConnection()) {
                if (locked(connection)) {
                    lead(connection);
                }
            } catch (BrokenLog e) {
                halt(e);
            } catch (SQLException
                    | RuntimeException e) { // trying again signs nothing unchecked: StartCheck comes first
                LOG.error("The log cannot be written; trying again", e);
            }
            waitFor(RETRY);
        }
    }

    /** Ends the loop after the current tick. */
    void stop() {
        stop.countDown();
    }

    /** Signs nothing any more, for a reason that a person has to look into. */
    void halt(BrokenLog reason) {
        LOG.fatal("The log has stopped", reason);
        halted = String.valueOf(reason.getMessage());
        stop();
    }

    /** Why nothing is signed any more; empty while all is well. */
    Optional<String> halted() {
        return Optional.ofNullable(halted);
    }

    private void lead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            startCheck.check(connection);
            connection.commit();
            LOG.info("This node sequences the log");
            long next = System.nanoTime();
            do {
                listener.accept(sequencer.tick(connection));
                // a tick that took longer than its time is followed at once, but none is made up for
                next = Math.max(next + pace.next().toNanos(), System.nanoTime());
            } while (!waitFor(Duration.ofNanos(next - System.nanoTime())));
        } finally {
            release(connection);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            query.setLong(1, LOCK);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** The connection goes back to a pool: neither the lock nor half a tick may stay on it. */
    private static void release(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        try (var query = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            query.setLong(1, LOCK);
            query.execute();
        }
    }

    private boolean waitFor(Duration time) {
        try {
            return stop.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
