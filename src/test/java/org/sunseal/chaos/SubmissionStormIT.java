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
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.cli.scenario.Stage;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.custody.proof.Member;
import org.sunseal.journey.RunningPlatform;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;

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
            assertInTheLog(platform, stage, receipts);
            assertOpens(stage, bids);
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

    /** The whole log is read again: it continues every history a receipt was proved by, and has every entry once. */
    private static void assertInTheLog(RunningPlatform platform, Stage stage, Queue<Stage.Held> receipts) {
        var tiles = new HttpTileSource(platform.uri().resolve("/log/"));
        var newest = stage.register().quorum().verify(tiles.fetch("checkpoint")).checkpoint();
        var promised = new HashMap<Long, String>();
        receipts.forEach(held -> promised.put(
                held.checkpoint().size(), Framing.hex(held.checkpoint().root())));
        var found = new HashMap<String, Integer>();
        var history = new CompactRange();
        new LogReader(tiles, newest).visit(0, newest.size(), (index, entry) -> {
            history.append(Merkle.leafHash(entry));
            found.merge(Framing.hex(entry), 1, Integer::sum);
            var root = promised.remove(index + 1);
            if (root != null) {
                assertThat(Framing.hex(history.root()))
                        .as("root at size " + (index + 1))
                        .isEqualTo(root);
            }
        });
        assertThat(promised).as("checkpoints of receipts beyond the newest one").isEmpty();
        assertThat(receipts).allSatisfy(held -> assertThat(found).containsEntry(Framing.hex(held.entry()), 1));
    }

    private static void assertOpens(Stage stage, Map<Integer, Map<Integer, Stage.Envelope>> bids) {
        stage.passDeadline();
        for (int lot = 0; lot < LOTS; lot++) {
            var expected = standing(bids, lot).stream()
                    .map(envelope ->
                            envelope.slot().slot() + " " + envelope.manifest().sha256())
                    .toList();
            assertThat(stage.listed(lot).stream().map(SubmissionStormIT::text))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        stage.passObjections();
        for (int lot = 0; lot < LOTS; lot++) {
            var record = stage.opened(lot);
            assertThat(record.outcome()).isEqualTo(OpeningRecord.Outcome.OPENED);
            var forms = new HashMap<String, OpeningForm>();
            for (var bid : record.bids()) {
                assertThat(bid.result()).as(bid.fault()).isEqualTo(RecordedBid.Result.OPENED);
                assertThat(bid.objects()).allMatch(object -> object.result() == RecordedBid.Result.OPENED);
                forms.put(bid.slot(), bid.read().orElseThrow().fields());
            }
            var expected = new HashMap<String, OpeningForm>();
            standing(bids, lot).forEach(envelope -> expected.put(envelope.slot().slot(), envelope.form()));
            assertThat(forms).isEqualTo(expected);
        }
    }

    private static List<Stage.Envelope> standing(Map<Integer, Map<Integer, Stage.Envelope>> bids, int lot) {
        return bids.values().stream().map(byLot -> byLot.get(lot)).toList();
    }

    private static String text(ListedBid bid) {
        return bid.slot() + " " + bid.sealedSha256();
    }
}
