package org.sunseal.custody.proof;

import java.util.HashSet;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;

/** Counts the trustees behind a message with several signers. */
final class TrusteeSignatures {
    private TrusteeSignatures() {}

    /**
     * Requires signatures of at least {@code needed} different trustees. A stranger's signature is refused rather than
     * ignored: nobody of that name had reason to sign.
     *
     * @throws InvalidEvidence {@code unknown-signer}, {@code too-few-trustees}
     */
    static void require(SignedMessage message, TrusteeRegister register, int needed) {
        var signed = new HashSet<String>();
        for (var certificate : message.signers()) {
            var trustee = register.trusteeSigning(certificate)
                    .orElseThrow(() -> new InvalidEvidence(
                            "unknown-signer", "No trustee of the register: " + certificate.getSubjectX500Principal()));
            if (!signed.add(trustee.id())) {
                throw new InvalidEvidence("unknown-signer", trustee.id() + " signed twice in one message");
            }
        }
        if (signed.size() < needed) {
            throw new InvalidEvidence(
                    "too-few-trustees", "Signed by %d trustees, %d are needed".formatted(signed.size(), needed));
        }
    }
}
