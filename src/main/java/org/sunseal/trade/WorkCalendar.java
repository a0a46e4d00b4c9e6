package org.sunseal.trade;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.kernel.Refused;

/**
 * Which days are worked. Holidays and the weekend days worked instead of them are rows, set each year by the State
 * Council; a year without its notice is refused rather than guessed.
 */
public final class WorkCalendar {
    /** Where the law counts days. */
    public static final ZoneId LEGAL_ZONE = ZoneId.of("Asia/Shanghai");

    static final String YEARS_HEADER = "year,standing,notice,source";
    static final String DAYS_HEADER = "from,to,day,name";

    /** The statutory days that have the same date every year; those of the lunar calendar are left out. */
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(5, 2),
            MonthDay.of(10, 1),
            MonthDay.of(10, 2),
            MonthDay.of(10, 3));

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final WorkCalendar SEED =
            parse(SeedTable.resource("trade/calendar-years.csv"), SeedTable.resource("trade/calendar-days.csv"));

    private final Map<Integer, Year> years;
    private final Set<LocalDate> off;
    private final Set<LocalDate> madeUp;
    private final boolean provisionalAllowed;

    /** Whether a year's days are set or only foreseen. */
    public enum Standing {
        PUBLISHED,
        PROVISIONAL
    }

    /**
     * A year the calendar knows.
     *
     * @param notice the act that sets its days
     */
    public record Year(int year, Standing standing, String notice, LegalSource source) {}

    /** Days that differ from the plain week, both ends included. */
    record Span(LocalDate from, LocalDate to, Day day, String name) {
        Span {
            if (to.isBefore(from) || from.getYear() != to.getYear()) {
                throw new IllegalArgumentException("%s to %s is no span of one year".formatted(from, to));
            }
        }

        List<LocalDate> dates() {
            return from.datesUntil(to.plusDays(1)).toList();
        }
    }

    enum Day {
        OFF,
        WORK
    }

    private WorkCalendar(
            Map<Integer, Year> years, Set<LocalDate> off, Set<LocalDate> madeUp, boolean provisionalAllowed) {
        this.years = years;
        this.off = off;
        this.madeUp = madeUp;
        this.provisionalAllowed = provisionalAllowed;
    }

    /** The calendar for real lots: it counts working days in published years alone. */
    public static WorkCalendar published() {
        return SEED;
    }

    /**
     * The same calendar for a sandbox, which may count working days in a provisional year. Its clock may have been moved
     * past every year there is a row of; such a year is provisional too, with the statutory days of fixed date alone.
     */
    public static WorkCalendar withProvisionalYears() {
        return SEED.allowingProvisionalYears();
    }

    static WorkCalendar parse(String years, String days) {
        var known = new HashMap<Integer, Year>();
        for (var year : SeedTable.parse("calendar-years.csv", YEARS_HEADER, years, WorkCalendar::year)) {
            if (known.putIfAbsent(year.year(), year) != null) {
                throw new IllegalArgumentException("The year %d stands there twice".formatted(year.year()));
            }
        }
        var off = new HashSet<LocalDate>();
        var madeUp = new HashSet<LocalDate>();
        var last = LocalDate.MIN;
        for (var span : SeedTable.parse("calendar-days.csv", DAYS_HEADER, days, WorkCalendar::span)) {
            if (!span.from().isAfter(last) || !known.containsKey(span.from().getYear())) {
                throw new IllegalArgumentException(
                        "%s overlaps, stands too late or lies in an unknown year".formatted(span));
            }
            last = span.to();
            (span.day() == Day.OFF ? off : madeUp).addAll(span.dates());
        }
        if (madeUp.stream().anyMatch(date -> !isWeekend(date))) {
            throw new IllegalArgumentException("Only a weekend day is made up");
        }
        return new WorkCalendar(known, off, madeUp, false);
    }

    WorkCalendar allowingProvisionalYears() {
        return new WorkCalendar(years, off, madeUp, true);
    }

    /** The years known, in order. */
    public List<Year> years() {
        return years.values().stream()
                .sorted(Comparator.comparingInt(Year::year))
                .toList();
    }

    /**
     * Whether the day is worked.
     *
     * @throws Refused {@code calendar-missing} when the year's days are not set
     */
    public boolean isWorkingDay(LocalDate date) {
        if (standing(date) == Standing.PROVISIONAL && !provisionalAllowed) {
            throw missing(date);
        }
        return madeUp.contains(date) || (!isWeekend(date) && !isOff(date));
    }

    /**
     * Whether the day belongs to a statutory holiday or the days joined to it. A provisional year answers with its
     * statutory days alone, for what will be joined to them is not set.
     *
     * @throws Refused {@code calendar-missing} for a year no row speaks of
     */
    public boolean isHoliday(LocalDate date) {
        standing(date); // of a year nobody knows nothing is said
        return isOff(date);
    }

    private boolean isOff(LocalDate date) {
        return years.containsKey(date.getYear()) ? off.contains(date) : FIXED.contains(MonthDay.from(date));
    }

    /** The day itself, or the first one after the holiday it lies in. */
    LocalDate holidayOver(LocalDate date) {
        var day = date;
        while (isHoliday(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The last of so many working days, the first of which comes after the start. */
    LocalDate plusWorkingDays(LocalDate start, int count) {
        var day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** How far the date's year is set; refused where nothing is known of it. */
    private Standing standing(LocalDate date) {
        var year = years.get(date.getYear());
        if (year != null) {
            return year.standing();
        }
        if (provisionalAllowed && date.getYear() > Collections.max(years.keySet())) {
            return Standing.PROVISIONAL;
        }
        throw missing(date);
    }

    private static Refused missing(LocalDate date) {
        return new Refused(
                TradeRefusal.CALENDAR_MISSING,
                "The period reaches %s, and the working days of %d are not published".formatted(date, date.getYear()));
    }

    private static boolean isWeekend(LocalDate date) {
        return WEEKEND.contains(date.getDayOfWeek());
    }

    private static Year year(SeedTable.Row row) {
        return new Year(
                row.number("year").intValueExact(),
                row.constant("standing", Standing.class),
                row.text("notice"),
                row.source("source"));
    }

    private static Span span(SeedTable.Row row) {
        return new Span(row.date("from"), row.date("to"), row.constant("day", Day.class), row.text("name"));
    }
}
