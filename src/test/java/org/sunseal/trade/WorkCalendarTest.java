package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Refused;

class WorkCalendarTest {
    private static final String YEARS = WorkCalendar.YEARS_HEADER + "\n2026,published,test,DESIGN\n";

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, true", // Friday
        "2026-02-14, true", // Saturday, made up
        "2026-02-15, false", // the festival begins
        "2026-02-23, false", // and ends
        "2026-02-24, true",
        "2026-02-28, true", // Saturday, made up
        "2026-03-01, false", // a plain Sunday
        "2025-01-26, true", // Sunday, made up
        "2025-10-08, false"
    })
    void days_are_worked_as_published(LocalDate day, boolean worked) {
        assertThat(WorkCalendar.published().isWorkingDay(day)).isEqualTo(worked);
    }

    /**
     * Weekdays less holidays on weekdays plus made-up days. 2025: 261 - 18 + 5; 2026: 261 - 19 + 6. The holidays on
     * weekdays of 2025: New Year 1, Spring Festival 6, Qingming 1, Labour Day 3, Dragon Boat 1, National Day 6, which
     * makes 18; of 2026: 2 + 6 + 1 + 3 + 1 + 1 + 5 = 19.
     */
    @ParameterizedTest
    @CsvSource({"2025, 248", "2026, 248"})
    void a_year_has_as_many_working_days_as_counted_by_hand(int year, long days) {
        var first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(WorkCalendar.published()::isWorkingDay))
                .hasSize(Math.toIntExact(days));
    }

    @Test
    void a_provisional_year_is_for_sandboxes() {
        var monday = LocalDate.of(2027, 1, 4);

        assertThat(WorkCalendar.withProvisionalYears().isWorkingDay(monday)).isTrue();
        assertThatThrownBy(() -> WorkCalendar.published().isWorkingDay(monday))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2027");
    }

    @ParameterizedTest
    @CsvSource({
        "2028-01-04, true", // a plain Tuesday
        "2028-01-01, false", // a Saturday, New Year
        "2029-05-01, false", // a Tuesday, Labour Day
        "2029-10-03, false", // a Wednesday, National Day
        "2029-10-04, true"
    })
    void a_sandbox_foresees_every_later_year(LocalDate day, boolean worked) {
        assertThat(WorkCalendar.withProvisionalYears().isWorkingDay(day)).isEqualTo(worked);
        assertThatThrownBy(() -> WorkCalendar.published().isWorkingDay(day)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> WorkCalendar.published().isHoliday(day)).isInstanceOf(Refused.class);
    }

    @Test
    void no_calendar_guesses_what_lies_before_its_years() {
        assertThatThrownBy(() -> WorkCalendar.withProvisionalYears().isWorkingDay(LocalDate.of(2024, 3, 4)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void every_year_says_where_it_comes_from() {
        assertThat(WorkCalendar.published().years())
                .extracting(year -> "%d %s %s"
                        .formatted(year.year(), year.standing(), year.source().evidence()))
                .containsExactly("2025 PUBLISHED SECONDARY", "2026 PUBLISHED SECONDARY", "2027 PROVISIONAL UNVERIFIED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-05-02,2026-05-01,off,backwards",
                "2026-12-31,2027-01-01,off,two years",
                "2027-01-01,2027-01-01,off,unknown year",
                "2026-05-04,2026-05-04,work,a Monday made up",
                "2026-05-01,2026-05-01,perhaps,unknown word",
                "2026-05-01,2026-05-05,off,one\n2026-05-05,2026-05-06,off,overlap",
                "2026-05-01,2026-05-05,off,one\n2026-01-01,2026-01-01,off,out of order"
            })
    void days_that_do_not_fit_are_refused(String days) {
        assertThatThrownBy(() -> WorkCalendar.parse(YEARS, WorkCalendar.DAYS_HEADER + "\n" + days + "\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_year_stands_there_once() {
        var twice = YEARS + "2026,provisional,test,DESIGN\n";

        assertThatThrownBy(() -> WorkCalendar.parse(twice, WorkCalendar.DAYS_HEADER + "\n"))
                .hasMessageContaining("twice");
    }
}
