package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bench.BenchTable;
import org.sunseal.bench.CpuTime;
import org.sunseal.bench.SyncedDatabase;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.platform.TestStack;
import org.sunseal.project.RoundKey;

/**
 * The commit of signed manifests, all checks, locks, the platform's signature and the synced transaction included,
 * without HTTP and without waiting for the receipt's proof; beside it the bare verification of the same signatures. Each
 * bid is of another organisation with a certificate of its own, {@link #BIDDERS_PER_LOT} of them in each lot. Set {@code
 * -Dbench.commits} for another number.
 *
 * <p>What is measured is a server that has run a while. As many commits as are measured go before, again and again until
 * the JVM has compiled what it runs all the time; between two times the database is made to forget them, which only a test
 * can. What each commit does once, the JVM takes for busy and compiles for good only after some {@link #WARM_COMMITS} of
 * them; until then it counts at every step what it runs (seen: a bare verification took four times the processor time).
 * Only {@link #FEW} callers do that: in a crowd on two processors the one thread that compiles hardly gets a turn (seen:
 * not done after minutes), and a server is not asked so much so soon after its start.
 *
 * <p>Beside the rate stands what the platform and its database computed for one commit. That hardly depends on what else the
 * machine does, and tells how far two cores could get: {@code 2000 / (platform + database)} commits/s.
 *
 * <p>The commits themselves come from as many callers as {@link #AT_ONCE}, because a commit also waits for the disk: the
 * platform has 200 threads for requests and, as configured here like in production, 40 connections.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitBenchIT.OnDisk.class)
class CommitBenchIT {
    private static final int COMMITS = Integer.getInteger("bench.commits", 900);
    private static final int BIDDERS_PER_LOT = SmallRounds.SLOTS - 4;
    private static final int AT_ONCE = 32;
    private static final int FEW = 2;
    /** The JDK's Tier4InvocationThreshold, twice: its thresholds grow with the queue before its compiler. */
    private static final int WARM_COMMITS = 10_000;

    private static final Duration WARM_AT_MOST = Duration.ofMinutes(4);

    public static class OnDisk extends SmallRounds {
        @Override
        public Map<String, String> getConfigOverrides() {
            var overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("quarkus.datasource.jdbc.max-size", "40"); // as in production; tests have fewer
            return overrides;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return SyncedDatabase.forProfile();
        }
    }

    @TempDir
    Path folder;

    @Inject
    SubmitBid submitBid;

    @Inject
    TakeSlot takeSlot;

    @Inject
    PutObject putObject;

    @Inject
    Organisations organisations;

    @Inject
    DataSource database;

    private record Commit(RoundKey round, Organisation bidder, TestBidder.Prepared bid) {}

    @Test
    void commits() throws Exception {
        var all = prepared(2 * COMMITS);
        var warm = all.subList(0, COMMITS);
        var commits = all.subList(COMMITS, all.size());
        warmUp(warm);

        var before = CpuTime.until(database);
        double ours = perSecond(commits, AT_ONCE, this::submit);
        var computed = CpuTime.until(database).since(before);
        double bare = perSecond(commits, AT_ONCE, CommitBenchIT::verify);

        var name = String.format(Locale.ROOT, "commits/s of %,d signed manifests", COMMITS);
        BenchTable.row(name + "; reference: bare verifications of their signatures", ours, bare);
        BenchTable.row(
                "CPU ms per commit, platform; reference: PostgreSQL",
                perCommit(computed.platform()),
                perCommit(computed.database()));
    }

    private static double perCommit(Duration computed) {
        return computed.toNanos() / 1e6 / COMMITS;
    }

    /** Goes on until all was asked often enough and the compiler works for less than a tenth of the time. */
    private void warmUp(List<Commit> commits) throws Exception {
        change("create table sealed_before as select address from sealed_row");
        var compiler = ManagementFactory.getCompilationMXBean();
        long end = System.nanoTime() + WARM_AT_MOST.toNanos();
        double compiling;
        int done = 0;
        do {
            long begun = System.nanoTime();
            long compiled = compiler.getTotalCompilationTime();
            perSecond(commits, FEW, this::submit);
            perSecond(commits, FEW, CommitBenchIT::verify);
            compiling = (compiler.getTotalCompilationTime() - compiled) * 1e6 / (System.nanoTime() - begun);
            change("alter table sealed_row disable trigger sealed_row_is_final");
            change("delete from sealed_row where address not in (select address from sealed_before)");
            change("alter table sealed_row enable trigger sealed_row_is_final");
            change("vacuum sealed_row"); // or the database would do it at some moment of the measurement
            done += commits.size();
        } while ((done < WARM_COMMITS || compiling > 0.1) && System.nanoTime() < end);
        System.out.printf(Locale.ROOT, "Warm after %,d commits, compiling for %.0f %%%n", done, 100 * compiling);
        perSecond(commits, AT_ONCE, this::submit);
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean submit(Commit commit) throws Exception {
        var manifest = commit.bid().manifest();
        var digest = inRequest(() -> submitBid.submit(
                commit.round(), commit.bidder(), manifest.bytes(), commit.bid().signature()));
        return digest.equals(manifest.sha256());
    }

    /** As the HTTP edge does it. */
    private static <T> T inRequest(Callable<T> act) throws Exception {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            return act.call();
        } finally {
            request.terminate();
        }
    }

    private static boolean verify(Commit commit) {
        DetachedSignature.parse(commit.bid().signature())
                .verify(commit.bid().manifest().bytes());
        return true;
    }

    private List<Commit> prepared(int count) throws Exception {
        var making = new ArrayList<Callable<Commit>>();
        var witnesses = WitnessesAtWork.start(); // no keys are allotted without them
        try {
            while (making.size() < count) {
                var lot = AnnouncedLot.openFor(Duration.ofHours(1));
                for (int b = 0; b < BIDDERS_PER_LOT && making.size() < count; b++) {
                    making.add(() -> prepared(lot));
                }
            }
        } finally {
            witnesses.stop();
        }
        return together(AT_ONCE, making);
    }

    private Commit prepared(AnnouncedLot lot) throws Exception {
        var bidder = new TestBidder(lot, folder);
        return inRequest(() -> {
            var bid = bidder.prepareUnreadable(takeSlot, putObject);
            return new Commit(lot.round(), organisationOf(bidder), bid);
        });
    }

    private Organisation organisationOf(TestBidder bidder) {
        return QuarkusTransaction.requiringNew().call(() -> organisations.get(bidder.organisation.id));
    }

    /** Something done with a commit; false when it went wrong. */
    @FunctionalInterface
    private interface Act {
        boolean on(Commit commit) throws Exception;
    }

    private static double perSecond(List<Commit> commits, int callers, Act act) throws Exception {
        var acts = commits.stream()
                .<Callable<Boolean>>map(commit -> () -> act.on(commit))
                .toList();
        long start = System.nanoTime();
        assertThat(together(callers, acts)).doesNotContain(false);
        return commits.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static <T> List<T> together(int callers, List<Callable<T>> acts) throws Exception {
        try (var executor = Executors.newFixedThreadPool(callers)) {
            var done = new ArrayList<T>();
            for (var each : executor.invokeAll(acts)) {
                done.add(each.get());
            }
            return done;
        }
    }
}
