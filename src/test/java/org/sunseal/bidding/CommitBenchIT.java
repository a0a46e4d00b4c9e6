package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bench.BenchTable;
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
 * <p>As many commits as are measured go before, and are then checked over and over for {@link #WARM}, so that what is
 * measured is a server that has run a while and no JVM that still compiles. As many callers as {@link #AT_ONCE} at once, because a commit mostly waits for the disk: the
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
    private static final Duration WARM = Duration.ofSeconds(20);

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
    BidChecks checks;

    @Inject
    TakeSlot takeSlot;

    @Inject
    PutObject putObject;

    @Inject
    Organisations organisations;

    private record Commit(RoundKey round, Organisation bidder, TestBidder.Prepared bid) {}

    @Test
    void commits() throws Exception {
        var all = prepared(2 * COMMITS);
        var warm = all.subList(0, COMMITS);
        var commits = all.subList(COMMITS, all.size());
        perSecond(warm, this::submit);
        for (long start = System.nanoTime(); System.nanoTime() - start < WARM.toNanos(); ) {
            perSecond(warm, this::check);
            perSecond(warm, this::submit); // finds that it was taken
            perSecond(warm, CommitBenchIT::verify);
        }

        double ours = perSecond(commits, this::submit);
        double bare = perSecond(commits, CommitBenchIT::verify);

        var name = String.format(Locale.ROOT, "commits/s of %,d signed manifests", COMMITS);
        BenchTable.row(name + "; reference: bare verifications of their signatures", ours, bare);
    }

    private boolean submit(Commit commit) throws Exception {
        var manifest = commit.bid().manifest();
        var digest = inRequest(() -> submitBid.submit(
                commit.round(), commit.bidder(), manifest.bytes(), commit.bid().signature()));
        return digest.equals(manifest.sha256());
    }

    private boolean check(Commit commit) throws Exception {
        var bid = commit.bid();
        inRequest(() -> checks.check(commit.round(), commit.bidder().id(), bid.manifest(), bid.signature()));
        return true;
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
        return together(making);
    }

    private Commit prepared(AnnouncedLot lot) throws Exception {
        var bidder = new TestBidder(lot, folder);
        return inRequest(
                () -> new Commit(lot.round(), organisationOf(bidder), bidder.prepareUnreadable(takeSlot, putObject)));
    }

    private Organisation organisationOf(TestBidder bidder) {
        return QuarkusTransaction.requiringNew().call(() -> organisations.get(bidder.organisation.id));
    }

    /** Something done with a commit; false when it went wrong. */
    @FunctionalInterface
    private interface Act {
        boolean on(Commit commit) throws Exception;
    }

    private static double perSecond(List<Commit> commits, Act act) throws Exception {
        var acts = commits.stream()
                .<Callable<Boolean>>map(commit -> () -> act.on(commit))
                .toList();
        long start = System.nanoTime();
        assertThat(together(acts)).doesNotContain(false);
        return commits.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
            var done = new ArrayList<T>();
            for (var each : executor.invokeAll(acts)) {
                done.add(each.get());
            }
            return done;
        }
    }
}
