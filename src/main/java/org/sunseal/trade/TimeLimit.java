package org.sunseal.trade;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.sunseal.kernel.Refused;

/**
 * A rule on time, measured on a calendar in the legal time zone. The start day is not counted; a period of calendar
 * days whose last day is a statutory holiday ends on the day after the holiday (O87 85). What is counted back from a
 * deadline is counted from its instant and moves for no holiday.
 *
 * @param rule a row whose unit is days
 */
public record TimeLimit(Rule rule, WorkCalendar calendar) {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(WorkCalendar.LEGAL_ZONE);

    public TimeLimit {
        if (rule.unit() != Rule.Unit.DAY) {
            throw new IllegalArgumentException(rule.citation() + " is no rule on time");
        }
    }

    /**
     * The last day of a period that runs forward.
     *
     * @throws Refused {@code calendar-missing} when the calendar does not reach that far
     */
    public LocalDate lastDay(LocalDate start) {
        if (rule.counting() == Rule.Counting.BEFORE) {
            throw new IllegalStateException(rule.citation() + " is counted back from a deadline");
        }
        return rule.days() == Rule.DayType.WORKING
                ? calendar.plusWorkingDays(start, length())
                : calendar.holidayOver(start.plusDays(length()));
    }

    /** The instant at which a period that begins then is over; exclusive, so what happens at it is late. */
    public Instant end(Instant start) {
        return lastDay(day(start))
                .plusDays(1)
                .atStartOfDay(WorkCalendar.LEGAL_ZONE)
                .toInstant();
    }

    /**
     * The first instant that is late enough after a start: the earliest lawful deadline, or the earliest lawful end of
     * what must stay open. What is counted back from a deadline is turned round: the earliest deadline it fits. A full
     * second, as deadlines are shown to the second.
     */
    public Instant earliest(Instant start) {
        return wholeSecond(
                switch (rule.counting()) {
                    case AFTER -> end(start);
                    case UNTIL ->
                        start.atZone(WorkCalendar.LEGAL_ZONE)
                                .with(lastDay(day(start)))
                                .toInstant();
                    case BEFORE -> start.plus(Duration.ofDays(length()));
                    case NONE -> throw new IllegalStateException("a rule in days says how they are counted");
                });
    }

    /** The last instant at which something that must precede a deadline is in time; inclusive. */
    public Instant latestBefore(Instant deadline) {
        if (rule.counting() != Rule.Counting.BEFORE) {
            throw new IllegalStateException(rule.citation() + " is not counted back from a deadline");
        }
        return deadline.minus(Duration.ofDays(length()));
    }

    /**
     * Refuses what the rule forbids between two instants, citing its code and article.
     *
     * @param from the start, or what precedes a deadline
     * @param to the deadline, the end of what must stay open, or the act that has to be in time
     */
    public void require(Instant from, Instant to) {
        if (rule.sense() == Rule.Sense.AT_MOST) {
            var end = end(from);
            if (!to.isBefore(end)) {
                throw refused(TradeRefusal.TIME_LIMIT_PASSED, "the time limit ended at %s", end);
            }
            return;
        }
        var earliest = earliest(from);
        if (to.isBefore(earliest)) {
            throw switch (rule.counting()) {
                case AFTER -> refused(TradeRefusal.PERIOD_TOO_SHORT, "the earliest lawful end is %s", earliest);
                case UNTIL -> refused(TradeRefusal.DEADLINE_TOO_EARLY, "the earliest lawful deadline is %s", earliest);
                case BEFORE ->
                    refused(TradeRefusal.TOO_NEAR_THE_DEADLINE, "the earliest deadline it fits is %s", earliest);
                case NONE -> new IllegalStateException("a rule in days says how they are counted");
            };
        }
    }

    private int length() {
        return rule.value().intValueExact();
    }

    private Refused refused(TradeRefusal reason, String what, Instant offered) {
        return new Refused(
                reason,
                "%s: %s %d %s days, %s"
                        .formatted(
                                rule.citation(),
                                rule.sense() == Rule.Sense.AT_LEAST ? "at least" : "at most",
                                length(),
                                rule.days() == Rule.DayType.WORKING ? "working" : "calendar",
                                what.formatted(SHOWN.format(offered))));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE);
    }

    private static Instant wholeSecond(Instant at) {
        var whole = at.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(at) ? whole : whole.plusSeconds(1);
    }
}
