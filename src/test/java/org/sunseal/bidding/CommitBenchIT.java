package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bench.BenchTable;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.platform.TestStack;
import org.sunseal.project.RoundKey;

/**
 * The commit of signed manifests, all checks, locks and the transaction included, without HTTP and without waiting for
 * the receipt's proof; beside it the bare verification of the same signatures.
 */
@Tag("bench")
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class CommitBenchIT {
    private static final int LOTS = 2;
    private static final int BIDDERS = SmallRounds.SLOTS - 4;
    private static final int AT_ONCE = 8;

    @TempDir
    Path folder;

    @Inject
    SubmitBid submitBid;

    @Inject
    Organisations organisations;

    private record Commit(RoundKey round, Organisation bidder, TestBidder.Prepared bid) {}

    @Test
    void commits() throws Exception {
        var witnesses = WitnessesAtWork.start();
        try {
            measure(prepared()); // warm
            var commits = prepared();
            double ours = measure(commits);
            double bare = perSecond(commits.stream()
                    .<Callable<Boolean>>map(commit -> () -> {
                        var signature = DetachedSignature.parse(commit.bid().signature());
                        signature.verify(commit.bid().manifest().bytes());
                        return true;
                    })
                    .toList());
            BenchTable.row("commits of signed manifests/s; reference: bare signature verifications", ours, bare);
        } finally {
            witnesses.stop();
        }
    }

    private double measure(List<Commit> commits) throws Exception {
        return perSecond(commits.stream()
                .<Callable<Boolean>>map(commit -> () -> submitBid
                        .submit(
                                commit.round(),
                                commit.bidder(),
                                commit.bid().manifest().bytes(),
                                commit.bid().signature())
                        .equals(commit.bid().manifest().sha256()))
                .toList());
    }

    private List<Commit> prepared() throws InterruptedException {
        var commits = new ArrayList<Commit>();
        for (int l = 0; l < LOTS; l++) {
            var lot = AnnouncedLot.openFor(Duration.ofHours(1));
            for (int b = 0; b < BIDDERS; b++) {
                var bidder = new TestBidder(lot, folder);
                commits.add(new Commit(lot.round(), organisations.get(bidder.organisation.id), bidder.prepare()));
            }
        }
        return commits;
    }

    private static double perSecond(List<Callable<Boolean>> acts) throws Exception {
        try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
            long start = System.nanoTime();
            for (var done : executor.invokeAll(acts)) {
                assertThat(done.get()).isTrue();
            }
            return acts.size() / ((System.nanoTime() - start) / 1e9);
        }
    }
}
