package org.sunseal.trustee;

import java.nio.charset.StandardCharsets;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;
import org.sunseal.opening.proof.Claim;

/** The checks of receipts and bids that a claim, and the platform's answer to it, have in common (protocol 5.9a). */
final class ClaimedBid {
    private ClaimedBid() {}

    /**
     * A receipt that the platform signed and that stands in the log under the witness quorum.
     *
     * @throws InvalidEvidence {@code bad-receipt} when another signed it, {@code bad-proof} or {@code no-quorum} when
     *     the log does not show it
     */
    static Receipt loggedReceipt(byte[] signed, String proof, TrusteeRegister register, WitnessQuorum quorum) {
        var message = SignedMessage.parse(signed);
        if (!message.onlySigner().equals(register.platformSigning())) {
            throw new InvalidEvidence("bad-receipt", "The receipt is not signed by the platform");
        }
        var receipt = Receipt.parse(message.body());
        TlogProof.parse(proof.getBytes(StandardCharsets.UTF_8))
                .verify(receipt.entry().encode(), quorum);
        return receipt;
    }

    /**
     * The signature over the bid a claim is about.
     *
     * @throws InvalidEvidence when the claim's files are not those of the receipt, or the signature does not fit
     */
    static DetachedSignature signature(Claim claim, Receipt receipt) {
        if (!digest(claim.sealed()).equals(receipt.sealedSha256())
                || !digest(claim.signature()).equals(receipt.signatureSha256())) {
            throw new InvalidEvidence("bad-claim", "The bid is not the one the receipt is for");
        }
        var signature = DetachedSignature.parse(claim.signature());
        signature.verify(claim.sealed());
        return signature;
    }

    static String digest(byte[] bytes) {
        return Framing.hex(Framing.sha256(bytes));
    }
}
