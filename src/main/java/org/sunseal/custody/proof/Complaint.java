package org.sunseal.custody.proof;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * A trustee's signed word that a dealing is bad; it ends the ceremony (protocol 5.1, step 2). Who lies is for the bodies to
 * settle: no key of the batch is in use, so a new ceremony is cheaper than a proof.
 *
 * @param trustee who complains
 * @param dealer whose dealing it is
 */
public record Complaint(String batch, String trustee, String dealer, String reason) {
    /**
     * Reads a complaint signed by the trustee it names.
     *
     * @throws InvalidEvidence {@code unknown-signer}, or what parsing finds
     */
    public static Complaint parse(byte[] p7, TrusteeRegister register) {
        var message = SignedMessage.parse(p7);
        var json = Fields.read(message.body());
        json.version(1);
        var complaint = new Complaint(json.id("batch"), json.id("trustee"), json.id("dealer"), json.text("reason"));
        json.end();
        var signer = register.trusteeSigning(message.onlySigner()).map(Member.Trustee::id);
        if (!signer.equals(Optional.of(complaint.trustee))) {
            throw new InvalidEvidence("unknown-signer", "The complaint is not signed by " + complaint.trustee);
        }
        return complaint;
    }

    /** The complaint as signed message. */
    public byte[] sign(Signer signer) {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("batch", batch);
        json.put("trustee", trustee);
        json.put("dealer", dealer);
        json.put("reason", reason);
        return SignedMessage.sign(CanonicalJson.write(json), signer);
    }
}
