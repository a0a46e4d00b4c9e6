package org.sunseal.experts.draw;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What an expert is called in one pool snapshot: a name that tells nothing until its salt is disclosed (protocol
 * 8.2-2).
 *
 * @param hex 32 lower-case hexadecimal digits
 */
public record Handle(String hex) implements Comparable<Handle> {
    /** Bytes of a salt; each expert has a fresh one in each snapshot. */
    public static final int SALT_SIZE = 32;

    private static final int DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    /** @throws InvalidEvidence {@code malformed-handle} */
    public Handle {
        if (!FORM.matcher(hex).matches()) {
            throw new InvalidEvidence("malformed-handle", "A handle is " + DIGITS + " lower-case hexadecimal digits");
        }
    }

    /**
     * The first 32 digits of {@code SHA-256("ted1-handle" || 00 || lp(salt) || lp(expertId))}. Whoever is given salt
     * and id later computes it again and finds the expert's line in the pool.
     *
     * @throws InvalidEvidence {@code malformed-salt} unless the salt has {@link #SALT_SIZE} bytes;
     *     {@code malformed-code} unless the expert's id is one
     */
    public static Handle of(byte[] salt, String expertId) {
        if (salt.length != SALT_SIZE) {
            throw new InvalidEvidence("malformed-salt", "A salt has " + SALT_SIZE + " bytes, not " + salt.length);
        }
        Code.require(expertId, "expertId");
        var hash = Framing.hash("ted1-handle", salt, expertId.getBytes(StandardCharsets.US_ASCII));
        return new Handle(Framing.hex(hash).substring(0, DIGITS));
    }

    /** The order of the pool file, which for digits of one length is the order of their bytes. */
    @Override
    public int compareTo(Handle other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
