package org.sunseal.opening.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * A bidder's protest that its bid is missing from the frozen list (protocol 5.9a): the receipt with its proof, and what
 * it is a receipt for.
 *
 * @param slot the claimed slot
 * @param receipt the platform's signed receipt
 * @param proof the receipt's tlog-proof
 * @param sealed the bid's {@code sealed.json}
 * @param signature the bid's {@code bid.p7s}
 */
public record Claim(String slot, byte[] receipt, String proof, byte[] sealed, byte[] signature) {
    /** A claim that is longer is not read. */
    public static final int MAXIMUM_BYTES = 64_000;

    /** Reads a claim as it arrived. */
    public static Claim read(byte[] json) {
        if (json.length > MAXIMUM_BYTES) {
            throw new InvalidEvidence("bad-claim", "A claim has at most %d bytes".formatted(MAXIMUM_BYTES));
        }
        var fields = Fields.read(json);
        fields.version(1);
        var claim = new Claim(
                fields.id("slot"),
                fields.bytes("receipt"),
                fields.text("proof"),
                fields.bytes("sealed"),
                fields.bytes("signature"));
        fields.end();
        return claim;
    }

    /** The canonical bytes to post. */
    public byte[] bytes() {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("v", 1);
        claim.put("slot", slot);
        claim.put("receipt", receipt);
        claim.put("proof", proof);
        claim.put("sealed", sealed);
        claim.put("signature", signature);
        return CanonicalJson.write(claim);
    }
}
