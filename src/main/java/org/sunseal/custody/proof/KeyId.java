package org.sunseal.custody.proof;

import java.util.regex.Pattern;
import org.sunseal.crypto.InvalidEvidence;

/**
 * The name of one one-time key, which is also the name of the slot it becomes: {@code <batch>.<keyNo>} (protocol 5.1a).
 *
 * @param batch the batch it was made in
 * @param keyNo its place in the batch, from 0
 */
public record KeyId(String batch, int keyNo) {
    /** A batch is also a folder: no name begins with a point, and so none is {@code ..}. */
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]{0,53})\\.(0|[1-9][0-9]{0,8})");

    /**
     * Reads {@code <batch>.<keyNo>}; the number is a plain decimal without leading zeros, so that a key has one name.
     *
     * @throws InvalidEvidence {@code malformed-slot}
     */
    public static KeyId parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new InvalidEvidence("malformed-slot", "Not a slot: " + text);
        }
        return new KeyId(match.group(1), Integer.parseInt(match.group(2)));
    }

    /** Whether {@link #parse} would read it. */
    public static boolean isKeyId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return batch + "." + keyNo;
    }
}
