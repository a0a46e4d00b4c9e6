package org.sunseal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.scenario.Stage;
import org.sunseal.journey.RunningPlatform;

/**
 * Two replicas of the platform behind one address, as the chart runs them: bidders reach either, each dies once while
 * bids come in, and there is one log, one list and one record all the same.
 */
@Tag("chaos")
class TwoReplicasIT {
    private static final int LOTS = 2;
    private static final int BIDDERS = 4;
    private static final int CALM_SECONDS = 12;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void either_may_die_and_no_bid_with_a_receipt_is_lost_or_opened_twice() throws Exception {
        try (var first = RunningPlatform.start(folder.resolve("data"));
                var second = SecondReplica.beside(first, folder.resolve("second"));
                var both = Balancer.before(first.uri().getPort(), second.port())) {
            var stage = new Stage(both.uri(), first.issuer(), first.data(), folder.resolve("papers"), LOTS);
            Queue<Stage.Held> receipts = new ConcurrentLinkedQueue<>();

            var bids = whileBothDieOnce(first, second, stage, receipts);

            assertThat(receipts).hasSizeGreaterThanOrEqualTo(LOTS * BIDDERS);
            var aftermath = new Aftermath(stage, both.uri());
            aftermath.assertInTheLog(receipts);
            aftermath.assertOpens(bids);
        }
    }

    private static Map<Integer, Map<Integer, Stage.Envelope>> whileBothDieOnce(
            RunningPlatform first, SecondReplica second, Stage stage, Queue<Stage.Held> receipts) throws Exception {
        var over = new AtomicBoolean();
        var working = new HashMap<Integer, Future<Map<Integer, Stage.Envelope>>>();
        try (var executor = Executors.newFixedThreadPool(BIDDERS)) {
            for (int number = 1; number <= BIDDERS; number++) {
                working.put(number, executor.submit(new StormyBidder(stage, number, receipts, over::get)));
            }
            try {
                TimeUnit.SECONDS.sleep(CALM_SECONDS);
                second.killAndRestart();
                TimeUnit.SECONDS.sleep(CALM_SECONDS);
                first.kill();
                first.restart();
                TimeUnit.SECONDS.sleep(CALM_SECONDS);
            } finally {
                over.set(true);
            }
            var bids = new HashMap<Integer, Map<Integer, Stage.Envelope>>();
            for (var bidder : working.entrySet()) {
                bids.put(bidder.getKey(), bidder.getValue().get());
            }
            return bids;
        }
    }
}
