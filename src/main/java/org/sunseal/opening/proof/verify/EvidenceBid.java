package org.sunseal.opening.proof.verify;

import java.time.Instant;
import java.util.List;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamp;
import org.sunseal.crypto.Timestamps;

/**
 * A bid as the evidence holds it: manifest, signature, and the platform's receipt with its proof. Reading it verifies
 * the platform's signature on the receipt, and that the folder is named after the slot inside, and nothing else.
 *
 * @param signed bid.p7s
 */
record EvidenceBid(
        SealedManifest manifest,
        byte[] sealed,
        byte[] signed,
        Receipt receipt,
        TlogProof proof,
        byte[] checkpointToken) {

    static EvidenceBid read(Evidence evidence, String slot) {
        var files = evidence.files();
        var sealed = files.read(EvidenceLayout.sealed(slot));
        var receipt = SignedMessage.parse(files.read(EvidenceLayout.receipt(EvidenceLayout.BIDS, slot)));
        Expect.that(
                receipt.onlySigner().equals(evidence.register().platformSigning()),
                "The receipt of %s is not signed by the platform".formatted(slot));
        var manifest = SealedManifest.parse(sealed);
        Expect.that(
                manifest.context().slot().equals(slot),
                "The folder of %s holds the bid of another slot".formatted(slot));
        return new EvidenceBid(
                manifest,
                sealed,
                files.read(EvidenceLayout.signature(slot)),
                Receipt.parse(receipt.body()),
                TlogProof.parse(files.read(EvidenceLayout.proof(EvidenceLayout.BIDS, slot))),
                files.read(EvidenceLayout.checkpointToken(slot)));
    }

    String slot() {
        return manifest.context().slot();
    }

    DetachedSignature signature() {
        return DetachedSignature.parse(signed);
    }

    /** The unified social credit code in the signer's certificate: who bids. */
    String creditCode() {
        return Holder.creditCode(signature().signer());
    }

    /** When the witnesses had seen the receipt; proves that its leaf stands in the log. */
    Instant quorumTime(Evidence evidence) {
        return proof.verify(receipt.entry().encode(), evidence.register().quorum())
                .quorumTime();
    }

    /** The signature's time-stamp, by the authority of the register. */
    Timestamp timestamp(Evidence evidence) {
        var token = signature().timestampToken();
        Expect.that(token.isPresent(), "bid.p7s of %s carries no time-stamp".formatted(slot()));
        return Timestamps.verify(
                token.orElseThrow(),
                Framing.sha256(DetachedSignature.signatureValue(signed)),
                List.of(evidence.register().tsa()));
    }
}
