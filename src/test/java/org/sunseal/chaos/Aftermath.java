package org.sunseal.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.cli.scenario.Stage;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;

/** What has to be true after processes died while bids came in. */
record Aftermath(Stage stage, URI platform) {
    /** The whole log is read again: it continues every history a receipt was proved by, and has every entry once. */
    void assertInTheLog(Queue<Stage.Held> receipts) {
        var tiles = new HttpTileSource(platform.resolve("/log/"));
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

    /** Passes the deadline, and finds on every lot's list and in its record what was to stand, and nothing else. */
    void assertOpens(Map<Integer, Map<Integer, Stage.Envelope>> bids) {
        stage.passDeadline();
        for (int lot = 0; lot < stage.lots(); lot++) {
            var expected = standing(bids, lot).stream()
                    .map(envelope ->
                            envelope.slot().slot() + " " + envelope.manifest().sha256())
                    .toList();
            assertThat(stage.listed(lot).stream().map(Aftermath::text)).containsExactlyInAnyOrderElementsOf(expected);
        }
        stage.passObjections();
        for (int lot = 0; lot < stage.lots(); lot++) {
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
