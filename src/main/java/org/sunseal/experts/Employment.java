package org.sunseal.experts;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in somebody's employ.
 *
 * @param untilOn the first day after it; null while it lasts
 */
@Embeddable
public record Employment(
        String creditCode, LocalDate fromOn, @Nullable LocalDate untilOn) {
    boolean lastsOn(LocalDate day) {
        return !fromOn.isAfter(day) && (untilOn == null || day.isBefore(untilOn));
    }

    /** Whether any of it lies on that day or later. */
    boolean reaches(LocalDate day) {
        return untilOn == null || untilOn.isAfter(day);
    }
}
