package org.sunseal.disclosure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * Somebody was given restricted data.
 *
 * @param number within its tender and lot, from 1 without gaps
 * @param previousSha256 digest of the reading before, null for the first: who remembers one notices a missing one
 * @param account subject of the account that asked
 * @param roles the overseeing roles the account held
 * @param operation as the API document names it
 * @param object what of the lot was asked for, by parameter, named as in its address
 * @param ground what the reader gave as ground; null where none was given
 */
public record Reading(
        String tender,
        @Nullable String lot,
        int number,
        @Nullable String previousSha256,
        Instant at,
        String account,
        String username,
        List<String> roles,
        String operation,
        Map<String, String> object,
        @Nullable String ground) {
    private static final String TYPE = "READING";

    public Reading {
        roles = List.copyOf(roles);
        object = Map.copyOf(object);
    }

    /** What the log commits to, as canonical JSON. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("number", number);
        json.put("previousSha256", previousSha256);
        json.put("at", Times.format(at));
        json.put("account", account);
        json.put("username", username);
        json.put("roles", roles);
        json.put("operation", operation);
        json.put("object", new TreeMap<>(object));
        json.put("ground", ground);
        return CanonicalJson.write(json);
    }

    static Reading read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("lot", "previousSha256", "ground");
        var object = new TreeMap<String, String>();
        var asked = json.object("object");
        asked.members().keySet().forEach(name -> object.put(name, asked.text(name)));
        var reading = new Reading(
                json.id("tender"),
                json.optionalText("lot").orElse(null),
                json.smallInteger("number"),
                json.optionalDigest("previousSha256").orElse(null),
                json.instant("at"),
                json.text("account"),
                json.text("username"),
                json.texts("roles"),
                json.text("operation"),
                object,
                json.optionalText("ground").orElse(null));
        json.end();
        return reading;
    }

    /** SHA-256 of the body in hex: what the next reading names. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The entry of which the log shows the commitment. */
    SealedEntry sealed(byte[] salt) {
        return new SealedEntry(TYPE, salt, body());
    }

    SealedEntry sealed() {
        return SealedEntry.of(TYPE, body());
    }

    /** What was given as ground, if anything was. */
    public Optional<String> givenGround() {
        return Optional.ofNullable(ground);
    }
}
