package org.sunseal.dispute;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.dispute.proof.ObjectionText;

/**
 * The secret half of an objection: who filed it, when exactly, and the signed message itself.
 *
 * @param message objection.json as the objector signed it
 * @param salt of its log entry
 */
record Filing(UUID organisation, String name, String creditCode, Instant filedAt, byte[] message, byte[] salt) {
    private static final String ENTRY = "OBJECTION";

    ObjectionText text() {
        return ObjectionText.parse(bodyOf(message));
    }

    /** What the log commits to; it is opened to the parties once the bids are. */
    SealedEntry entry(UUID id, boolean late) {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("objection", id.toString());
        json.put("creditCode", creditCode);
        json.put("filedAt", Times.format(filedAt));
        json.put("late", late);
        json.put("messageSha256", Framing.hex(Framing.sha256(message)));
        return new SealedEntry(ENTRY, salt, CanonicalJson.write(json));
    }

    Map<String, Object> sealed() {
        return Map.of(
                "organisation", organisation.toString(),
                "name", name,
                "creditCode", creditCode,
                "filedAt", Times.format(filedAt),
                "message", message,
                "salt", salt);
    }

    static Filing read(Fields row) {
        return new Filing(
                UUID.fromString(row.text("organisation")),
                row.text("name"),
                row.text("creditCode"),
                row.instant("filedAt"),
                row.bytes("message"),
                row.bytes("salt"));
    }

    static byte[] bodyOf(byte[] message) {
        return SignedMessage.parse(message).body();
    }
}
