package org.sunseal.experts.draw;

import java.util.regex.Pattern;
import org.sunseal.crypto.InvalidEvidence;

/** The alphabet of every name a pool or request contains: ids as protocol section 5 spells them. */
final class Code {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Code() {}

    /** @throws InvalidEvidence {@code malformed-code}, naming {@code what} */
    static void require(String text, String what) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidEvidence("malformed-code", what + ": not 1 to 64 characters A-Z a-z 0-9 . _ -");
        }
    }
}
