package org.sunseal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.sunseal.audit.LogBenchBed;
import org.sunseal.audit.proof.Commitment;

/**
 * How fast the log takes entries, on a PostgreSQL of its own that syncs to disk. Argument: seconds per measurement.
 */
public final class LogBench {
    private static final int PRODUCERS = 16;
    private static final Duration TICK = Duration.ofMillis(500);

    private final DataSource source;
    private final LogBenchBed log;
    private final Duration length;

    private LogBench(DataSource source, Path folder, Duration length) {
        this.source = source;
        this.log = new LogBenchBed(source, folder);
        this.length = length;
    }

    public static void main(String[] args) throws Exception {
        var length = Duration.ofSeconds(Long.parseLong(args[0]));
        var folder = Files.createTempDirectory("sunseal-log-bench");
        try (var postgres = SyncedDatabase.start(folder.resolve("pg"))) {
            prepare(postgres.getPostgresDatabase());
            new LogBench(postgres.getPostgresDatabase(), folder, length).run();
        } finally {
            SyncedDatabase.delete(folder);
        }
    }

    private void run() throws Exception {
        produce(1, false, Duration.ofSeconds(3)); // warm
        row("appends/s, one per transaction, fsync on; reference: the same without the log", 1);
        row("appends/s, 20 per transaction, fsync on; reference: the same without the log", 20);
        drain();
        log.check();
        System.out.println("root rebuilt from the bundles equals the signed one");
    }

    /** Business rows with and without a log entry each; ours counts what was sequenced by the end. */
    private void row(String name, int perTransaction) throws Exception {
        double reference = produce(perTransaction, false, length);
        var stop = new AtomicBoolean();
        var sequenced = new LongAdder();
        try (var executor = Executors.newSingleThreadExecutor()) {
            Future<?> ticking = executor.submit(() -> {
                while (!stop.get()) {
                    long next = System.nanoTime() + TICK.toNanos();
                    sequenced.add(log.tick());
                    Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
                }
                return null;
            });
            long start = System.nanoTime();
            produce(perTransaction, true, length);
            stop.set(true);
            ticking.get();
            sequenced.add(log.tick());
            BenchTable.row(name, sequenced.sum() / seconds(start), reference);
        }
    }

    /** A full backlog through the sequencer against the plain insert of as many rows. */
    private void drain() throws SQLException {
        int count = 65_536;
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                LogBenchBed.append(connection, Commitment.padding().encode());
            }
            connection.commit();
            long copying = System.nanoTime();
            connection.createStatement().execute("insert into copied select id, leaf, dedup from log_pending");
            connection.commit();
            double reference = count / seconds(copying);
            long start = System.nanoTime();
            log.tick();
            BenchTable.row(
                    "one tick of 65,536 entries, entries/s; reference: copying the rows in SQL",
                    count / seconds(start),
                    reference);
        }
    }

    private double produce(int perTransaction, boolean logged, Duration time)
            throws InterruptedException, ExecutionException {
        var made = new LongAdder();
        long start = System.nanoTime();
        long until = start + time.toNanos();
        Callable<Void> producer = () -> {
            try (var connection = source.getConnection()) {
                connection.setAutoCommit(false);
                while (System.nanoTime() < until) {
                    transaction(connection, perTransaction, logged);
                    made.add(perTransaction);
                }
            }
            return null;
        };
        List<Callable<Void>> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(producer);
        }
        try (var executor = Executors.newFixedThreadPool(PRODUCERS)) {
            for (var done : executor.invokeAll(producers)) {
                done.get();
            }
        }
        return made.sum() / seconds(start);
    }

    private static void transaction(Connection connection, int entries, boolean logged) throws SQLException {
        for (int i = 0; i < entries; i++) {
            try (var statement = connection.prepareStatement("insert into fact (body) values ('a bid was received')")) {
                statement.executeUpdate();
            }
            if (logged) {
                LogBenchBed.append(connection, Commitment.padding().encode());
            }
        }
        connection.commit();
    }

    private static void prepare(DataSource source) throws SQLException, IOException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(LogBenchBed.tables());
            statement.execute("create table fact (id bigint generated always as identity primary key, body text)");
            statement.execute("create table copied (id bigint primary key, leaf bytea, dedup bytea unique)");
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
