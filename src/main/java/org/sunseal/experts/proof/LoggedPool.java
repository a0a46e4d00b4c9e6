package org.sunseal.experts.proof;

import java.util.LinkedHashMap;
import java.util.Set;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * POOL: the open log entry that ties a pool snapshot to the private file with every expert's handle and salt (protocol
 * 8.2-9). Once names are public, nobody can be put under a handle that was another's.
 *
 * <p>It is one message with two signatures over the same body: the platform's, and the regulator's, who has read the
 * private file (ADR 0032).
 *
 * @param count experts in the pool
 * @param privateSha256 digest of the private file
 */
public record LoggedPool(String drawId, String poolHash, int count, String privateSha256) {
    /** The type of its log entry. */
    public static final String TYPE = "POOL";

    /**
     * Reads a POOL that platform and regulator have signed, and nobody else.
     *
     * @throws InvalidEvidence {@code not-countersigned}, or {@code malformed-json}
     */
    public static LoggedPool countersigned(SignedMessage message, TrusteeRegister register) {
        var signers = message.signers();
        if (signers.size() != 2
                || !Set.copyOf(signers).equals(Set.of(register.platformSigning(), register.regulatorSigning()))) {
            throw new InvalidEvidence(
                    "not-countersigned", "The POOL is not signed by platform and regulator of the register");
        }
        return read(message.body());
    }

    /** Reads the body of a POOL. */
    public static LoggedPool read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var pool = new LoggedPool(
                fields.id("drawId"),
                fields.digest("poolHash"),
                fields.smallInteger("count"),
                fields.digest("privateSha256"));
        fields.end();
        return pool;
    }

    /** The canonical bytes the platform signs. */
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("drawId", drawId);
        body.put("poolHash", poolHash);
        body.put("count", count);
        body.put("privateSha256", privateSha256);
        return CanonicalJson.write(body);
    }
}
