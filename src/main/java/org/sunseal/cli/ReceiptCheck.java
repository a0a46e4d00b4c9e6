package org.sunseal.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamp;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * Everything that must hold before this tool says "submitted" (protocol 5.5): the platform of the user's own trust file
 * signed the receipt, it is for exactly these bytes, its leaf stands in the log, a quorum of witnesses saw that
 * checkpoint, and the time-stamp authority stamped both the signature and the checkpoint.
 */
final class ReceiptCheck {
    /** How much later than the platform's own instant the bidder's time-stamp may be (protocol 5.5, "On time"). */
    private static final Duration TOKEN_TOLERANCE = Duration.ofSeconds(10);

    private final TrusteeRegister register;

    ReceiptCheck(TrusteeRegister register) {
        this.register = register;
    }

    /**
     * A receipt that holds.
     *
     * @param index the leaf's place in the log
     * @param size of the checkpoint that proves it
     * @param quorumTime when the quorum of witnesses had seen that checkpoint
     */
    record Proven(Receipt receipt, long index, long size, Instant quorumTime) {
        /** From the platform's instant to the witnesses'; above 10 s the record flags the bid. */
        Duration lag() {
            return Duration.between(receipt.received(), quorumTime);
        }
    }

    /** Checks the receipt of a bid. */
    Proven ofBid(ReceiptFiles.Sent sent, SealedManifest manifest, byte[] signature) {
        var proven = of(sent, Receipt.Status.ACCEPTED, manifest, signature);
        var stamped = stampOf(manifest, signature).genTime();
        if (stamped.isAfter(proven.receipt().received().plus(TOKEN_TOLERANCE))) {
            throw new InvalidEvidence(
                    "bad-receipt",
                    "The signature was time-stamped at %s, after the platform says it had it".formatted(stamped));
        }
        return proven;
    }

    /** Checks the receipt of a withdrawal; {@code message} is what the bidder signed. */
    Proven ofWithdrawal(ReceiptFiles.Sent sent, SealedManifest manifest, byte[] message) {
        return of(sent, Receipt.Status.WITHDRAWN, manifest, message);
    }

    /** Checks that bid.p7s signs the manifest and carries a good time-stamp over its own signature. */
    Timestamp stampOf(SealedManifest manifest, byte[] signature) {
        var read = DetachedSignature.parse(signature);
        read.verify(manifest.bytes());
        var token = read.timestampToken()
                .orElseThrow(() -> new InvalidEvidence("bad-timestamp", "The signature carries no time-stamp"));
        return Timestamps.verify(
                token, Framing.sha256(DetachedSignature.signatureValue(signature)), List.of(register.tsa()));
    }

    private Proven of(ReceiptFiles.Sent sent, Receipt.Status status, SealedManifest manifest, byte[] signed) {
        var message = SignedMessage.parse(sent.receipt());
        require(
                message.onlySigner().equals(register.platformSigning()),
                "The receipt is not signed by the platform your trust file names");
        var receipt = Receipt.parse(message.body());
        var slot = manifest.context();
        require(
                receipt.tender().equals(slot.tender())
                        && receipt.lot().equals(slot.lot())
                        && receipt.round() == slot.round()
                        && receipt.slot().equals(slot.slot())
                        && receipt.seq() == manifest.seq(),
                "The receipt is for another lot, round, slot or attempt");
        require(receipt.status() == status, "The receipt says " + receipt.status());
        require(receipt.sealedSha256().equals(manifest.sha256()), "The receipt names another sealed.json");
        require(
                receipt.signatureSha256().equals(Framing.hex(Framing.sha256(signed))),
                "The receipt names another signature");
        var proof = TlogProof.parse(sent.proof());
        var seen = proof.verify(receipt.entry().encode(), register.quorum());
        Timestamps.verify(sent.checkpointToken(), seen.checkpoint().noteSha256(), List.of(register.tsa()));
        return new Proven(receipt, proof.index(), seen.checkpoint().size(), seen.quorumTime());
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new InvalidEvidence("bad-receipt", complaint);
        }
    }
}
