package org.sunseal.bidding;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.platform.TestStack;
import org.sunseal.project.LotLocks;

/** The deadline is exact: on time and listed are the same, whatever happens around it. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class DeadlineIT {
    private static final int BIDDERS = 12;
    private static final int LATECOMERS = 4;

    @TempDir
    static Path temporary;

    @Inject
    SealedBids bids;

    @Inject
    LotLocks locks;

    @ConfigProperty(name = "sunseal.sandbox.clock-file")
    Path clockFile;

    WitnessesAtWork witnesses;

    @BeforeEach
    void start() {
        witnesses = WitnessesAtWork.start();
    }

    @AfterEach
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void none_at_or_after_the_deadline_is_accepted_none_accepted_is_missing_and_late_calls_do_not_starve_the_closing()
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var lot = AnnouncedLot.openFor(Duration.ofHours(1));
        var bidders = IntStream.range(0, BIDDERS)
                .mapToObj(n -> new TestBidder(lot, temporary))
                .toList();
        var prepared = bidders.stream().map(TestBidder::prepare).toList();
        var latecomers = IntStream.range(0, LATECOMERS)
                .mapToObj(n -> new TestBidder(lot, temporary))
                .toList();
        var late = latecomers.stream().map(TestBidder::prepare).toList();
        var random = new Random(20260302);
        forwardTo(lot.openAt().minusSeconds(12));
        var shouting = new AtomicBoolean(true);

        try (var threads = Executors.newCachedThreadPool()) {
            // each at its own instant around the deadline: a commit takes its time to arrive, so more of them set out
            // before it
            var commits = new ArrayList<Future<Integer>>();
            for (int n = 0; n < BIDDERS; n++) {
                var bidder = bidders.get(n);
                var bid = prepared.get(n);
                var at = lot.openAt().plusMillis(random.nextInt(9500) - 8500);
                commits.add(threads.submit((Callable<Integer>) () -> {
                    sleepUntil(at);
                    return bidder.submit(bid).statusCode();
                }));
            }
            for (int n = 0; n < LATECOMERS; n++) {
                var bidder = latecomers.get(n);
                var bid = late.get(n);
                threads.submit(() -> {
                    sleepUntil(lot.openAt());
                    while (shouting.get()) {
                        assertThat(bidder.submit(bid).statusCode()).isEqualTo(409);
                    }
                    return null;
                });
            }
            var closing = threads.submit((Callable<Closed>) () -> {
                sleepUntil(lot.openAt());
                var asked = now();
                return QuarkusTransaction.requiringNew().call(() -> {
                    locks.exclusive(lot.tender, "L1", 1);
                    var waited = Duration.between(asked, now());
                    return new Closed(waited, bids.listed(lot.tender, "L1", 1));
                });
            });

            var closed = closing.get(120, SECONDS);
            var statuses = new ArrayList<Integer>();
            for (var commit : commits) {
                statuses.add(commit.get(120, SECONDS));
            }
            shouting.set(false);

            var accepted = new ArrayList<String>();
            for (int n = 0; n < BIDDERS; n++) {
                if (statuses.get(n) != 409) {
                    assertThat(statuses.get(n)).isIn(201, 202);
                    accepted.add(prepared.get(n).manifest().sha256());
                }
            }
            assertThat(closed.listed())
                    .extracting(SealedBid::sealedSha256)
                    .containsExactlyInAnyOrderElementsOf(accepted);
            assertThat(closed.listed()).allMatch(bid -> bid.receivedAt().isBefore(lot.openAt()));
            assertThat(closed.waited()).as("late calls went on all the time").isLessThan(Duration.ofSeconds(50));
            assertThat(accepted).as("the race was one").isNotEmpty().hasSizeLessThan(BIDDERS);
            assertThat(QuarkusTransaction.requiringNew().call(() -> bids.listed(lot.tender, "L1", 1)))
                    .as("nothing slips in after the close")
                    .hasSameSizeAs(accepted);
            assertThat(bidders.get(indexOf(prepared, accepted.getFirst()))
                            .submit(prepared.get(indexOf(prepared, accepted.getFirst())))
                            .statusCode())
                    .as("an accepted bid keeps its receipt after the deadline")
                    .isIn(201, 202);
        }
    }

    private record Closed(Duration waited, List<SealedBid> listed) {}

    private static int indexOf(List<TestBidder.Prepared> prepared, String sha256) {
        return prepared.stream().map(each -> each.manifest().sha256()).toList().indexOf(sha256);
    }

    private static Instant now() {
        return TestStack.world().clock().instant();
    }

    /** Moves the application's clock, so that nobody waits an hour; whole seconds, as its file has them. */
    private void forwardTo(Instant at) throws IOException {
        var ahead = Duration.between(Instant.now(), at).getSeconds();
        Files.writeString(clockFile, "{\"offsetSeconds\":%d}".formatted(ahead));
    }

    private static void sleepUntil(Instant at) throws InterruptedException {
        var wait = Duration.between(now(), at);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
    }
}
