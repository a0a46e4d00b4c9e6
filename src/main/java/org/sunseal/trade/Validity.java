package org.sunseal.trade;

import java.time.LocalDate;

/**
 * On which days of the legal time zone a row applies.
 *
 * @param until the first day on which it no longer does; {@link LocalDate#MAX} when no end is set
 */
public record Validity(LocalDate from, LocalDate until) {
    /** @throws IllegalArgumentException for one that ends before it begins */
    public Validity {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a row ends after it begins");
        }
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
