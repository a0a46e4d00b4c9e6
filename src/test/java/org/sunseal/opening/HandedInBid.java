package org.sunseal.opening;

import static org.sunseal.opening.RoundParties.BATCH;
import static org.sunseal.opening.RoundParties.DEADLINE;
import static org.sunseal.opening.RoundParties.LOT;
import static org.sunseal.opening.RoundParties.OWN_TSA;
import static org.sunseal.opening.RoundParties.ROUND;
import static org.sunseal.opening.RoundParties.TENDER;
import static org.sunseal.opening.RoundParties.TRUSTEES;
import static org.sunseal.opening.RoundParties.TSA;
import static org.sunseal.opening.RoundParties.stamp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.Commitment;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotCertificate;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.project.proof.Notice;

/** One bid as the platform received it, with everything the bidder got back. */
record HandedInBid(
        Signer bidder,
        String code,
        SealedManifest manifest,
        byte[] signature,
        byte[] keyMessage,
        byte[] receipt,
        Receipt received,
        TlogProof proof,
        byte[] checkpointToken) {
    String slot() {
        return manifest.context().slot();
    }

    /**
     * What a bidder is about to hand in.
     *
     * @param keyNo the key of its slot
     * @param before how long before the deadline it arrives
     */
    record Offer(
            Signer bidder,
            String code,
            int keyNo,
            int seq,
            @Nullable String prev,
            String price,
            Duration before) {}

    /** Seals, signs and hands in; the platform receives it so long before the deadline. */
    static HandedInBid receive(Offer offer, Notice notice, Allotment allotment, WitnessedLog log, Fraud fraud) {
        var bidder = offer.bidder();
        var context = SlotContext.of(TENDER, LOT, ROUND, new KeyId("b1", offer.keyNo()).toString());
        var form = new OpeningForm(offer.price(), "CNY", "180", "合格", "保函", List.of());
        var file = new KeyPackage.Entry(1, "投标文件.pdf", 1000, "cd".repeat(32), Keys.random(32), context.object(1));
        var contents =
                new KeyPackage(context, bidder.certificateSha256(), List.of(file), form.bytes(), Keys.random(32));
        var slotKey = Curve.publicKey(BATCH.keys().sharing(offer.keyNo()).key());
        var keyMessage = SealedMessage.seal(contents.bytes(), SlotCertificate.of(context.slot(), slotKey));
        var manifest = new SealedManifest(
                context,
                notice.sha256(),
                allotment.sha256(),
                List.of(new SealedManifest.Piece(1, ChunkedFile.sealedLength(1000), "ef".repeat(32))),
                new SealedManifest.Piece(
                        SealedManifest.KEY, keyMessage.length, Framing.hex(Framing.sha256(keyMessage))),
                contents.formCommitment(),
                bidder.certificateSha256(),
                offer.seq(),
                offer.prev());
        var at = DEADLINE.minus(offer.before());
        var signature = signature(manifest, bidder, at, fraud);
        var receipt = new Receipt(
                TENDER,
                LOT,
                ROUND,
                context.slot(),
                offer.seq(),
                manifest.sha256(),
                Framing.hex(Framing.sha256(signature)),
                at,
                Receipt.VIA_PLATFORM,
                Receipt.Status.ACCEPTED,
                Framing.hex(Keys.random(16)));
        log.append(Commitment.padding().encode());
        var index = log.append(receipt.entry().encode());
        log.at(at.plusSeconds(2));
        return new HandedInBid(
                bidder,
                offer.code(),
                manifest,
                signature,
                keyMessage,
                SignedMessage.sign(receipt.bytes(), TRUSTEES.platform()),
                receipt,
                log.proof(index),
                stamp(log.checkpoint().noteSha256(), TSA, at.plusSeconds(1)));
    }

    private static byte[] signature(SealedManifest manifest, Signer bidder, Instant at, Fraud fraud) {
        var bare = DetachedSignature.sign(manifest.bytes(), bidder);
        var digest = Framing.sha256(DetachedSignature.signatureValue(bare));
        var token =
                switch (fraud) {
                    case BACKDATED_TOKEN -> stamp(digest, OWN_TSA, at.minus(Duration.ofHours(1)));
                    case STAMPED_AFTER_RECEIPT -> stamp(digest, TSA, at.plusSeconds(11));
                    default -> stamp(digest, TSA, at.minusSeconds(1));
                };
        return DetachedSignature.withTimestamp(bare, token);
    }
}
