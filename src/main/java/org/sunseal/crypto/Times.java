package org.sunseal.crypto;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as signed documents write them: RFC 3339, UTC, always three decimals (protocol section 5). */
public final class Times {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int LENGTH = "2026-03-02T01:30:00.000Z".length();

    private Times() {}

    /** For example {@code 2026-03-02T01:30:00.000Z}; anything finer than a millisecond is cut off. */
    public static String format(Instant instant) {
        return FORM.format(instant);
    }

    /** Reads exactly what {@link #format} writes; any other spelling of an instant is refused. */
    public static Instant parse(String text) {
        try {
            var instant = Instant.from(FORM.parse(text));
            if (text.length() == LENGTH && format(instant).equals(text)) { // RFC 3339 knows years of four digits alone
                return instant;
            }
        } catch (DateTimeException e) {
            throw new InvalidEvidence("malformed-time", "Not an RFC 3339 UTC time with milliseconds: " + text, e);
        }
        throw new InvalidEvidence("malformed-time", "Not the one spelling of that time: " + text);
    }
}
