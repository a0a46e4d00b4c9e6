package org.sunseal.trade;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people here read them: by the time zone the law counts in. */
public final class LegalTime {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(WorkCalendar.LEGAL_ZONE);

    private LegalTime() {}

    /** Such as {@code 2026-11-22 09:30}. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }
}
