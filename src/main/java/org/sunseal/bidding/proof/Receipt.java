package org.sunseal.bidding.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;

/**
 * receipt.json: the platform's word that a bid, or the withdrawal of one, came in at an instant (protocol 5.5). It is the
 * body of a CMS message signed by the platform; without its salt it is the body of a log entry, so whoever holds the receipt
 * can show it in the log, and nobody else can find it there.
 *
 * @param sealedSha256 the sealed.json received, or the one withdrawn
 * @param signatureSha256 digest of bid.p7s, or of the signed withdrawal
 * @param received the platform's instant under the lot lock, whole milliseconds
 * @param via "platform", or "agents" when the trustees took it in during an outage
 * @param salt 16 random bytes in hex
 */
public record Receipt(
        String tender,
        String lot,
        int round,
        String slot,
        int seq,
        String sealedSha256,
        String signatureSha256,
        Instant received,
        String via,
        Status status,
        String salt) {
    /** What was received. */
    public enum Status {
        ACCEPTED("accepted", "BID"),
        WITHDRAWN("withdrawn", "WITHDRAW");

        private final String text;
        private final String entryType;

        Status(String text, String entryType) {
            this.text = text;
            this.entryType = entryType;
        }

        private static Status of(String text) {
            for (var status : values()) {
                if (status.text.equals(text)) {
                    return status;
                }
            }
            throw new InvalidEvidence("malformed-json", "status: unknown " + text);
        }
    }

    /** Bids come in through the platform; the agents' way in is protocol 5.5, last paragraph. */
    public static final String VIA_PLATFORM = "platform";

    public Receipt {
        Shape.exactly(16, Framing.unhex(salt), "salt");
    }

    public static Receipt parse(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        var receipt = new Receipt(
                fields.id("tender"),
                fields.id("lot"),
                Shape.integer(fields, "round", 1, Integer.MAX_VALUE),
                fields.id("slot"),
                Shape.integer(fields, "seq", 1, 1000),
                fields.digest("sealedSha256"),
                fields.digest("signatureSha256"),
                fields.instant("received"),
                fields.id("via"),
                Status.of(fields.text("status")),
                Framing.hex(fields.hex("salt")));
        fields.end();
        return receipt;
    }

    /** The canonical bytes the platform signs. */
    public byte[] bytes() {
        var map = bodyMap();
        map.put("salt", salt);
        return CanonicalJson.write(map);
    }

    /** The body of the log entry: this receipt without its salt. */
    public byte[] body() {
        return CanonicalJson.write(bodyMap());
    }

    /** The log entry this receipt speaks of. */
    public SealedEntry entry() {
        return new SealedEntry(status.entryType, Framing.unhex(salt), body());
    }

    private Map<String, Object> bodyMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.put("tender", tender);
        map.put("lot", lot);
        map.put("round", round);
        map.put("slot", slot);
        map.put("seq", seq);
        map.put("sealedSha256", sealedSha256);
        map.put("signatureSha256", signatureSha256);
        map.put("received", Times.format(received));
        map.put("via", via);
        map.put("status", status.text);
        return map;
    }
}
