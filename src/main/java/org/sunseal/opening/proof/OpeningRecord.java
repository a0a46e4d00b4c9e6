package org.sunseal.opening.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;

/**
 * The opening record in its machine-readable form, signed by the platform beside its PDF twin (protocol 5.9 O5). With
 * the forms and blinds in it anyone checks the prices read out against what the bidders signed before the deadline,
 * without any key.
 *
 * @param bids every listed bid, in list order
 * @param trustees ids of the trustees whose shares opened the round; empty when nothing was opened
 * @param at when the record was drawn up
 */
public record OpeningRecord(
        String tender,
        String lot,
        int round,
        String closeSha256,
        Outcome outcome,
        List<RecordedBid> bids,
        List<String> trustees,
        Instant at) {

    /** How the round ended. */
    public enum Outcome {
        /** k trustees released their shares and the bids were read out. */
        OPENED("opened"),
        /** Fewer bids came than the notice requires; none was opened. */
        RETURNED("returned");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        private static Outcome of(String text) {
            for (var outcome : values()) {
                if (outcome.text.equals(text)) {
                    return outcome;
                }
            }
            throw new InvalidEvidence("malformed-json", "outcome: unknown value " + text);
        }
    }

    public OpeningRecord {
        bids = List.copyOf(bids);
        trustees = List.copyOf(trustees);
    }

    /** Reads the body of a signed record. */
    public static OpeningRecord read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var record = new OpeningRecord(
                fields.id("tender"),
                fields.id("lot"),
                fields.smallInteger("round"),
                fields.digest("closeSha256"),
                Outcome.of(fields.text("outcome")),
                fields.list("bids").stream().map(RecordedBid::read).toList(),
                fields.texts("trustees"),
                fields.instant("at"));
        fields.end();
        return record;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var record = new LinkedHashMap<String, Object>();
        record.put("v", 1);
        record.put("tender", tender);
        record.put("lot", lot);
        record.put("round", round);
        record.put("closeSha256", closeSha256);
        record.put("outcome", outcome.text);
        record.put("bids", bids.stream().map(RecordedBid::asMap).toList());
        record.put("trustees", trustees);
        record.put("at", Times.format(at));
        return CanonicalJson.write(record);
    }

    /** SHA-256 of the body, hex; printed on the PDF twin. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }
}
