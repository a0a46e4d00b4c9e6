package org.sunseal.audit.proof;

import java.nio.charset.StandardCharsets;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;

/**
 * What a {@link Commitment} commits to: type, 16-byte salt and body, known to whom it concerns until it is disclosed
 * (protocol 5.5). The log shows neither the type nor which tender it belongs to.
 */
public record SealedEntry(String type, byte[] salt, byte[] body) {
    private static final int SALT = 16;

    public SealedEntry {
        if (salt.length != SALT) {
            throw new IllegalArgumentException("A salt has 16 bytes, not " + salt.length);
        }
    }

    /** Seals a body under a fresh salt. */
    public static SealedEntry of(String type, byte[] body) {
        return new SealedEntry(type, Keys.random(SALT), body);
    }

    /** H("tbe1-leaf" || 00 || lp(type) || lp(salt) || lp(body)). */
    public Commitment commitment() {
        return new Commitment(Framing.hash("tbe1-leaf", type.getBytes(StandardCharsets.UTF_8), salt, body));
    }

    /** The 33 bytes that are logged. */
    public byte[] encode() {
        return commitment().encode();
    }
}
