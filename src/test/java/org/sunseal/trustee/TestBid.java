package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ListedBid;

/** A bid with a receipt in the log, as a bidder's tool keeps it. */
final class TestBid {
    private final TestLot lot;
    private final Signer bidder;
    private final SealedManifest manifest;
    private final byte[] signature;
    private final Receipt receipt;
    private final long index;

    private TestBid(
            TestLot lot, Signer bidder, SealedManifest manifest, byte[] signature, Receipt receipt, long index) {
        this.lot = lot;
        this.bidder = bidder;
        this.manifest = manifest;
        this.signature = signature;
        this.receipt = receipt;
        this.index = index;
    }

    static Signer bidder(AgentWorld world, String code) {
        return world.certified("SERIALNUMBER=%s,CN=Bidder %s".formatted(code, code), Usage.SIGNING);
    }

    static TestBid received(TestLot lot, int key, Signer bidder) {
        return received(lot, key, bidder, 1, null);
    }

    /** Another bid of the same bidder in its place. */
    TestBid replacedBy(int key) {
        return received(lot, key, bidder, manifest.seq() + 1, manifest.sha256());
    }

    private static TestBid received(TestLot lot, int key, Signer bidder, int seq, @Nullable String prev) {
        var piece = new SealedManifest.Piece(1, 100, Framing.hex(Keys.random(32)));
        var manifest = new SealedManifest(
                SlotContext.of(lot.tender, "1", lot.allotment.round(), lot.slot(key)),
                lot.notice.sha256(),
                lot.allotment.sha256(),
                List.of(piece),
                new SealedManifest.Piece(SealedManifest.KEY, 100, Framing.hex(Keys.random(32))),
                Framing.hex(Keys.random(32)),
                bidder.certificateSha256(),
                seq,
                prev);
        byte[] signature = DetachedSignature.sign(manifest.bytes(), bidder);
        var receipt = receipt(lot, manifest, signature, Receipt.Status.ACCEPTED);
        return new TestBid(
                lot,
                bidder,
                manifest,
                signature,
                receipt,
                lot.world.platform.log.append(receipt.entry().encode()));
    }

    ListedBid listed() {
        return new ListedBid(manifest.context().slot(), manifest.sha256(), index);
    }

    String slot() {
        return manifest.context().slot();
    }

    byte[] sealed() {
        return manifest.bytes();
    }

    byte[] signature() {
        return signature.clone();
    }

    /** The claim a tool would send; its proof must be under quorum by now. */
    Claim claim() {
        lot.world.await(() -> lot.world.platform.log.provenSize() > index);
        return new Claim(slot(), signed(receipt), proof(index), sealed(), signature);
    }

    /** What the platform has to show for a withdrawal of this bid signed by that signer. */
    Withdrawn withdrawnBy(Signer signer) {
        byte[] message = SignedMessage.sign(
                new Withdrawal(lot.tender, "1", lot.allotment.round(), slot(), manifest.sha256(), AgentWorld.NOW)
                        .bytes(),
                signer);
        var entry = receipt(lot, manifest, message, Receipt.Status.WITHDRAWN);
        long at = lot.world.platform.log.append(entry.entry().encode());
        lot.world.await(() -> lot.world.platform.log.provenSize() > at);
        return new Withdrawn(message, signed(entry), proof(at));
    }

    /** A withdrawal with its receipt and proof. */
    record Withdrawn(byte[] message, byte[] receipt, String proof) {}

    private static Receipt receipt(TestLot lot, SealedManifest manifest, byte[] signature, Receipt.Status status) {
        return new Receipt(
                lot.tender,
                "1",
                lot.allotment.round(),
                manifest.context().slot(),
                manifest.seq(),
                manifest.sha256(),
                ClaimedBid.digest(signature),
                Instant.parse("2026-03-01T00:30:00Z"),
                Receipt.VIA_PLATFORM,
                status,
                Framing.hex(Keys.random(16)));
    }

    private byte[] signed(Receipt what) {
        return SignedMessage.sign(what.bytes(), lot.world.platformSigning);
    }

    private String proof(long of) {
        return new String(lot.world.platform.log.proof(of).encode(), StandardCharsets.UTF_8);
    }
}
