package org.sunseal.trade;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A time limit in working days the centre keeps towards those it serves (限时办结). It stands still on days a suspension
 * touches, and an extension adds days; nothing else moves it.
 *
 * @param rule a row on at most so many working days
 */
public record ServiceLimit(Rule rule, WorkCalendar calendar) {
    public ServiceLimit {
        if (rule.days() != Rule.DayType.WORKING || rule.sense() != Rule.Sense.AT_MOST) {
            throw new IllegalArgumentException(rule.citation() + " is no limit in working days");
        }
    }

    /**
     * Days that are not counted, both ends included.
     *
     * @param until null while it lasts
     */
    public record Suspension(LocalDate from, @Nullable LocalDate until) {
        boolean touches(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /**
     * The instant at which the limit is over, exclusive; empty while a suspension lasts.
     *
     * @param start when the matter came in; its day is not counted
     * @param extension working days added to those of the rule
     * @throws org.sunseal.kernel.Refused {@code calendar-missing} when the calendar does not reach that far
     */
    public Optional<Instant> end(Instant start, List<Suspension> suspensions, int extension) {
        if (suspensions.stream().anyMatch(suspension -> suspension.until() == null)) {
            return Optional.empty();
        }
        var day = LocalDate.ofInstant(start, WorkCalendar.LEGAL_ZONE);
        for (int left = rule.value().intValueExact() + extension; left > 0; ) {
            day = day.plusDays(1);
            var counted = day;
            if (calendar.isWorkingDay(day) && suspensions.stream().noneMatch(each -> each.touches(counted))) {
                left--;
            }
        }
        return Optional.of(day.plusDays(1).atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant());
    }
}
