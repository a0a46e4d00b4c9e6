package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sunseal.bidding.proof.FormCommitment;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotCertificate;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.custody.proof.FiveTrustees;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.opening.proof.Unsealed;
import org.sunseal.opening.proof.Unsealing;

/**
 * From three trustees' share messages to a thousand prices: the messages opened and checked, every share checked, every
 * slot key recombined, every key package opened and compared with its manifest. Beside it the bare opening of as many
 * key packages with keys at hand. Set {@code -Dbench.bids} for another number.
 */
@Tag("bench")
class ReadingOutBenchIT {
    private static final int BIDS = Integer.getInteger("bench.bids", 1000);
    private static final double LIMIT_SECONDS = 30;
    private static final String CLOSE = "ab".repeat(32);
    private static final String BATCH = "B";

    private final FiveTrustees trustees = new FiveTrustees();

    private record Bid(String slot, SealedManifest manifest, byte[] key) {}

    @Test
    void bids_of_one_lot() {
        var batch = trustees.batch(BATCH, BIDS);
        Map<String, Sharing> sharings = new HashMap<>();
        var bids = new ArrayList<Bid>();
        for (int keyNo = 0; keyNo < BIDS; keyNo++) {
            var slot = BATCH + "." + keyNo;
            sharings.put(slot, batch.keys().sharing(keyNo));
            bids.add(bid(slot, batch.keys().sharing(keyNo)));
        }
        var messages = new ArrayList<byte[]>();
        for (int trustee = 1; trustee <= 3; trustee++) {
            var shares = new TreeMap<String, BigInteger>();
            for (int keyNo = 0; keyNo < BIDS; keyNo++) {
                shares.put(BATCH + "." + keyNo, batch.shares().get(trustee - 1).get(keyNo));
            }
            messages.add(SealedMessage.seal(
                    new ShareRelease("t1", "1", 1, CLOSE, null, shares).sign(trustees.signing(trustee)),
                    trustees.register().openingService(),
                    trustees.register().regulatorEncryption()));
        }

        long start = System.nanoTime();
        var service = trustees.openingService();
        var releases = messages.stream()
                .map(message -> SealedMessage.open(message, service.key(), service.certificate()))
                .map(message -> ShareRelease.parse(message, trustees.register()))
                .toList();
        var keys = Recombination.of(CLOSE, sharings, releases, 3).keys();
        var opened = bids.parallelStream()
                .map(bid -> Unsealing.open(keys.get(bid.slot()), bid.manifest(), bid.key(), Set.of()))
                .filter(Unsealed.Opened.class::isInstance)
                .count();
        double seconds = seconds(start);
        start = System.nanoTime();
        var bare = bids.parallelStream()
                .map(bid -> SealedMessage.open(
                        bid.key(),
                        Curve.privateKey(keys.get(bid.slot())),
                        SlotCertificate.of(
                                bid.slot(),
                                Curve.publicKey(sharings.get(bid.slot()).key()))))
                .filter(contents -> contents.length > 0) // else count() would not open any
                .count();
        double opening = seconds(start);

        assertThat(opened).isEqualTo(BIDS).isEqualTo(bare);
        var name = String.format(Locale.ROOT, "%,d bids of one lot read out after the third share, s", BIDS);
        BenchTable.row(name + "; reference: the limit", seconds, LIMIT_SECONDS);
        BenchTable.row(name + "; reference: opening their key packages alone", seconds, opening);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Bid bid(String slot, Sharing sharing) {
        var context = SlotContext.of("t1", "1", 1, slot);
        var form = new OpeningForm("1200000.00", "CNY", "180", "good", "none", List.of());
        var signer = "cd".repeat(32);
        var entry = new KeyPackage.Entry(1, "offer.pdf", 1000, "12".repeat(32), Keys.random(32), context.object(1));
        var contents = new KeyPackage(context, signer, List.of(entry), form.bytes(), Keys.random(32));
        byte[] key = SealedMessage.seal(contents.bytes(), SlotCertificate.of(slot, Curve.publicKey(sharing.key())));
        var manifest = new SealedManifest(
                context,
                "aa".repeat(32),
                "bb".repeat(32),
                List.of(new SealedManifest.Piece(1, ChunkedFile.sealedLength(1000), Framing.hex(Keys.random(32)))),
                new SealedManifest.Piece(SealedManifest.KEY, key.length, Framing.hex(Framing.sha256(key))),
                FormCommitment.of(context, contents.blind(), contents.form()),
                signer,
                1,
                null);
        return new Bid(slot, manifest, key);
    }
}
