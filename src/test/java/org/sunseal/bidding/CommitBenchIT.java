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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
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
 * without HTTP and without waiting for the receipt's proof; beside it the bare verification of the same signatures. Set
 * {@code -Dbench.commits} for another number.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(CommitBenchIT.OnDisk.class)
class CommitBenchIT {
    private static final int COMMITS = Integer.getInteger("bench.commits", 900);
    private static final int BIDDERS_PER_LOT = SmallRounds.SLOTS - 4;
    private static final int AT_ONCE = 8;

    public static class OnDisk extends SmallRounds {
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
    Organisations organisations;

    private record Commit(RoundKey round, Organisation bidder, TestBidder.Prepared bid) {}

    @Test
    void commits() throws Exception {
        List<Commit> warm;
        List<Commit> commits;
        var witnesses = WitnessesAtWork.start(); // no keys are allotted without them
        try {
            warm = prepared(COMMITS / 3);
            commits = prepared(COMMITS);
        } finally {
            witnesses.stop();
        }
        perSecond(warm, this::submit);
        perSecond(warm, CommitBenchIT::verify);

        double ours = perSecond(commits, this::submit);
        double bare = perSecond(commits, CommitBenchIT::verify);

        var name = String.format(Locale.ROOT, "commits/s of %,d signed manifests", COMMITS);
        BenchTable.row(name + "; reference: bare verifications of their signatures", ours, bare);
    }

    /** As the HTTP edge does it: in a request of its own. */
    private boolean submit(Commit commit) {
        var request = Arc.container().requestContext();
        request.activate();
        try {
            var manifest = commit.bid().manifest();
            return submitBid
                    .submit(
                            commit.round(),
                            commit.bidder(),
                            manifest.bytes(),
                            commit.bid().signature())
                    .equals(manifest.sha256());
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
        while (making.size() < count) {
            var lot = AnnouncedLot.openFor(Duration.ofHours(1));
            for (int b = 0; b < BIDDERS_PER_LOT && making.size() < count; b++) {
                making.add(() -> {
                    var bidder = new TestBidder(lot, folder);
                    return new Commit(lot.round(), organisationOf(bidder), bidder.prepare());
                });
            }
        }
        return together(making);
    }

    private Organisation organisationOf(TestBidder bidder) {
        return QuarkusTransaction.requiringNew().call(() -> organisations.get(bidder.organisation.id));
    }

    private static double perSecond(List<Commit> commits, Predicate<Commit> act) throws Exception {
        var acts = commits.stream()
                .<Callable<Boolean>>map(commit -> () -> act.test(commit))
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
