package org.sunseal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
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
import org.sunseal.custody.proof.Member;
import org.sunseal.journey.RunningPlatform;

/**
 * Fifty SIGKILLs while bids come in: 6 of the platform, 6 of PostgreSQL as a whole, 6 of one of its processes, 32 of
 * agents, up to three at once. Whatever a bidder holds a receipt for must be in the log and, unless it was replaced,
 * must open.
 */
@Tag("chaos")
class SubmissionStormIT {
    private static final int LOTS = 3;
    private static final int BIDDERS = 4;
    private static final int PLATFORM_KILLS = 6;
    private static final int POSTMASTER_KILLS = 6;
    private static final int BACKEND_KILLS = 6;
    private static final List<Integer> AGENTS_AT_ONCE = List.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 1);

    /** Another seed is another storm. */
    private static final long SEED = Long.getLong("chaos.seed", 20260302);

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void fifty_kills_lose_no_bid_that_has_a_receipt() throws Exception {
        try (var platform = RunningPlatform.start(folder.resolve("data"))) {
            var stage = new Stage(platform.uri(), platform.issuer(), platform.data(), folder.resolve("papers"), LOTS);
            assertDurable(platform);
            Queue<Stage.Held> receipts = new ConcurrentLinkedQueue<>();
            var bids = storm(platform, stage, receipts);
            assertDurable(platform);

            System.out.printf("%d receipts are held after the storm%n", receipts.size());
            assertThat(receipts).hasSizeGreaterThanOrEqualTo(LOTS * BIDDERS);
            var aftermath = new Aftermath(stage, platform.uri());
            aftermath.assertInTheLog(receipts);
            aftermath.assertOpens(bids);
        }
    }

    /** Bidders bid, meanwhile processes die; ends when both are done. */
    private Map<Integer, Map<Integer, Stage.Envelope>> storm(
            RunningPlatform platform, Stage stage, Queue<Stage.Held> receipts) throws Exception {
        var over = new AtomicBoolean();
        var working = new HashMap<Integer, Future<Map<Integer, Stage.Envelope>>>();
        try (var executor = Executors.newFixedThreadPool(BIDDERS)) {
            for (int number = 1; number <= BIDDERS; number++) {
                working.put(number, executor.submit(new StormyBidder(stage, number, receipts, over::get)));
            }
            try {
                for (var kill : kills(new Victims(platform, stage.register(), random), stage)) {
                    kill.run();
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
                }
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

    private List<Runnable> kills(Victims victims, Stage stage) {
        var kills = new ArrayList<Runnable>();
        kills.addAll(Collections.nCopies(PLATFORM_KILLS, victims::platform));
        kills.addAll(Collections.nCopies(POSTMASTER_KILLS, victims::postmaster));
        kills.addAll(Collections.nCopies(BACKEND_KILLS, victims::backend));
        for (int atOnce : AGENTS_AT_ONCE) {
            kills.add(() -> {
                var ids = new ArrayList<>(
                        stage.register().members().stream().map(Member::id).toList());
                Collections.shuffle(ids, random);
                victims.agents(ids.subList(0, atOnce));
            });
        }
        Collections.shuffle(kills, random);
        return kills;
    }

    /** What PostgreSQL calls committed is on the disk. */
    private static void assertDurable(RunningPlatform platform) throws SQLException {
        try (var connection = DriverManager.getConnection(platform.jdbcUrl(), "postgres", "");
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var shown = statement.executeQuery("show " + setting);
                assertThat(shown.next()).isTrue();
                assertThat(shown.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }
}
