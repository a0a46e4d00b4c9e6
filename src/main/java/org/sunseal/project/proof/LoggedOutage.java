package org.sunseal.project.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;

/**
 * Body of an OUTAGE entry, signed by the platform: that an outage was declared, and in a second entry that it is over.
 * A notice logged between the two may move a deadline that has passed (protocol 5.10), so everybody must see that one
 * was declared, when, and why.
 *
 * @param outage its id
 * @param endedAt null in the first entry
 */
public record LoggedOutage(
        String outage,
        String reason,
        Instant beganAt,
        @Nullable Instant endedAt) {

    /** Reads a body; {@code malformed-json} when it is none. */
    public static LoggedOutage read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("endedAt");
        var read = new LoggedOutage(
                json.id("outage"),
                json.text("reason"),
                json.instant("beganAt"),
                json.has("endedAt") ? json.instant("endedAt") : null);
        json.end();
        return read;
    }

    /** The canonical JSON the platform signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("outage", outage);
        json.put("reason", reason);
        json.put("beganAt", Times.format(beganAt));
        json.put("endedAt", end().map(Times::format).orElse(null));
        return CanonicalJson.write(json);
    }

    /** When it was over; empty in the entry that declares it. */
    public Optional<Instant> end() {
        return Optional.ofNullable(endedAt);
    }
}
