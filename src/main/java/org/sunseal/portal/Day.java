package org.sunseal.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.sunseal.trade.WorkCalendar;

/** The day a page is read on, by the time zone the law counts in. */
record Day(Instant now) {
    LocalDate date() {
        return LocalDate.ofInstant(now, WorkCalendar.LEGAL_ZONE);
    }

    Instant begin() {
        return date().atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
    }

    Instant end() {
        return date().plusDays(1).atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
    }

    /** When a span of {@link Dimension#DUE} is over; exclusive. */
    Instant endOf(String span) {
        return switch (span) {
            case "today" -> end();
            case "7d" -> now.plus(Duration.ofDays(7));
            case "30d" -> now.plus(Duration.ofDays(30));
            default -> throw new IllegalArgumentException(span + " is no span of days");
        };
    }
}
