package org.sunseal.dispute;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;

/**
 * The secret half of an enquiry: who asked, when exactly, and, until it is answered, what.
 *
 * @param salt of its log entry
 */
record Question(UUID organisation, String creditCode, Instant askedAt, String text, byte[] salt) {
    private static final String ENTRY = "ENQUIRY";

    /** What the log commits to; it is opened to the parties once the bids are. */
    SealedEntry entry(UUID id) {
        var json = new LinkedHashMap<String, Object>();
        json.put("v", 1);
        json.put("enquiry", id.toString());
        json.put("creditCode", creditCode);
        json.put("askedAt", Times.format(askedAt));
        json.put("question", text);
        return new SealedEntry(ENTRY, salt, CanonicalJson.write(json));
    }

    Map<String, Object> sealed() {
        return Map.of(
                "organisation", organisation.toString(),
                "creditCode", creditCode,
                "askedAt", Times.format(askedAt),
                "question", text,
                "salt", salt);
    }

    static Question read(Fields row) {
        return new Question(
                UUID.fromString(row.text("organisation")),
                row.text("creditCode"),
                row.instant("askedAt"),
                row.text("question"),
                row.bytes("salt"));
    }
}
