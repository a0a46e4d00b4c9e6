package org.sunseal.bidding.proof;

import java.util.regex.Pattern;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/** Limits the messages of this package share, beyond what {@link Fields} can express. */
final class Shape {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Shape() {}

    static int integer(Fields fields, String name, int least, int most) {
        return (int) number(fields, name, least, most);
    }

    static long number(Fields fields, String name, long least, long most) {
        long value = fields.integer(name);
        if (value < least || value > most) {
            throw fields.wrong(name, value + " is not in " + least + ".." + most);
        }
        return value;
    }

    static String digest(String text, String name) {
        if (!DIGEST.matcher(text).matches()) {
            throw new InvalidEvidence("malformed-json", name + ": not a SHA-256 digest in lower-case hexadecimal");
        }
        return text;
    }

    static byte[] exactly(int length, byte[] bytes, String name) {
        if (bytes.length != length) {
            throw new InvalidEvidence("malformed-json", name + ": " + bytes.length + " bytes, not " + length);
        }
        return bytes;
    }
}
