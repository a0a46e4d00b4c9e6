package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.kernel.Refused;

class TimeLimitTest {
    /** Every rule on time of both kinds, from Monday 2026-03-02 10:00, with no holiday before 2026-04-04; the longest ends in that of May. */
    private static final String MARCH = """
            ENGINEERING, ENG-T-20D,        2026-03-22T10:00, deadline-too-early,    [TBL 24]
            ENGINEERING, ENG-SALE-5D,      2026-03-08T00:00, period-too-short,      [TBR 16]
            ENGINEERING, ENG-ADD-15D,      2026-03-17T10:00, too-near-the-deadline, [TBL 23; TBR 21]
            ENGINEERING, ENG-OBJ-10D,      2026-03-12T10:00, too-near-the-deadline, [TBR 22]
            ENGINEERING, ENG-ANS-3D,       2026-03-06T00:00, time-limit-passed,     [TBR 22; TBR 54]
            ENGINEERING, ENG-PUB-3D,       2026-03-06T00:00, period-too-short,      [TBR 54]
            ENGINEERING, ENG-CONTRACT-30D, 2026-04-02T00:00, time-limit-passed,     [TBL 46]
            ENGINEERING, ENG-REPORT-15D,   2026-03-18T00:00, time-limit-passed,     [TBL 47]
            ENGINEERING, ENG-REFUND-5D,    2026-03-08T00:00, time-limit-passed,     [TBR 57]
            ENGINEERING, ENG-CMP-10D,      2026-03-13T00:00, time-limit-passed,     [TBR 60]
            ENGINEERING, ENG-CAND-3D,      2026-03-06T00:00, time-limit-passed,     [TBR 54]
            ENGINEERING, SVC-ACCEPT-2WD,   2026-03-05T00:00, time-limit-passed,     [DESIGN]
            ENGINEERING, SVC-EXT-10WD,     2026-03-17T00:00, time-limit-passed,     [~Liangzhou opinions on conduct and accountability]
            ENGINEERING, SVC-REMEDY-60D,   2026-05-07T00:00, time-limit-passed,     [GK]
            PROCUREMENT, SVC-ACCEPT-2WD,   2026-03-05T00:00, time-limit-passed,     [DESIGN]
            PROCUREMENT, SVC-EXT-10WD,     2026-03-17T00:00, time-limit-passed,     [~Liangzhou opinions on conduct and accountability]
            PROCUREMENT, SVC-REMEDY-60D,   2026-05-07T00:00, time-limit-passed,     [GK]
            PROCUREMENT, GP-ENQ-3WD,       2026-03-06T00:00, time-limit-passed,     [GPR 52]
            PROCUREMENT, GP-QANS-7WD,      2026-03-12T00:00, time-limit-passed,     [GPL 53]
            PROCUREMENT, GP-T-20D,         2026-03-22T10:00, deadline-too-early,    [GPL 35]
            PROCUREMENT, GP-SUPPLY-5WD,    2026-03-10T00:00, period-too-short,      [GPR 31; O87 18]
            PROCUREMENT, GP-NOTICE-5WD,    2026-03-10T00:00, period-too-short,      [O87 16]
            PROCUREMENT, GP-ADD-15D,       2026-03-17T10:00, too-near-the-deadline, [O87 27]
            PROCUREMENT, GP-REPORT-2WD,    2026-03-05T00:00, time-limit-passed,     [GPR 43; O87 68]
            PROCUREMENT, GP-DECIDE-5WD,    2026-03-10T00:00, time-limit-passed,     [GPR 43; O87 68]
            PROCUREMENT, GP-ANN-2WD,       2026-03-05T00:00, time-limit-passed,     [GPR 43; O87 69]
            PROCUREMENT, GP-RESULT-1WD,    2026-03-04T00:00, period-too-short,      [O87 69]
            PROCUREMENT, GP-CONTRACT-30D,  2026-04-02T00:00, time-limit-passed,     [GPL 46; O87 71]
            PROCUREMENT, GP-CPUB-2WD,      2026-03-05T00:00, time-limit-passed,     [GPR 50]
            PROCUREMENT, GP-REFUND-5WD,    2026-03-10T00:00, time-limit-passed,     [GPR 33; O87 38]
            PROCUREMENT, GP-QUERY-7WD,     2026-03-12T00:00, time-limit-passed,     [GPL 52]
            PROCUREMENT, GP-CMP-15WD,      2026-03-24T00:00, time-limit-passed,     [GPL 55]
            """;

    @ParameterizedTest
    @CsvSource(textBlock = MARCH)
    void every_rule_on_time_holds_up_to_its_boundary(
            TradeKind kind, String code, LocalDateTime boundary, String refusal, String articles) {
        var limit = limit(kind, code);
        var from = at("2026-03-02T10:00");
        var edge = instant(boundary);
        var longest = limit.rule().sense() == Rule.Sense.AT_MOST;

        limit.require(from, longest ? edge.minusMillis(1) : edge);
        var refused = refusalOf(() -> limit.require(from, longest ? edge : edge.minusMillis(1)));

        assertThat(refused.reason().code()).isEqualTo(refusal);
        assertThat(refused.detail())
                .startsWith(code + " " + articles)
                .endsWith(boundary.toString().replace('T', ' ') + ":00");
    }

    @Test
    void the_table_above_leaves_out_no_rule_on_time() {
        var tested = new HashSet<String>();
        MARCH.lines().forEach(line -> {
            var cells = Arrays.asList(line.split(",", -1));
            tested.add(cells.get(0).strip() + " " + cells.get(1).strip());
        });

        assertThat(RuleBook.seeded().rows())
                .filteredOn(rule -> rule.unit() == Rule.Unit.DAY)
                .extracting(rule -> rule.kind() + " " + rule.code())
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # New Year 2026: We 31 Dec (1), 1 to 3 Jan off, Su 4 Jan made up (2)
            PROCUREMENT, GP-ANN-2WD,    2025-12-30T10:00, 2026-01-05T00:00
            # the third calendar day is 1 Jan, a holiday to 3 Jan: the last day is 4 Jan
            ENGINEERING, ENG-ANS-3D,    2025-12-29T10:00, 2026-01-05T00:00
            # New Year 2025 was one day, here the start: Th 2 Jan (1), Fr 3 (2)
            PROCUREMENT, GP-ANN-2WD,    2025-01-01T10:00, 2025-01-04T00:00
            # Spring Festival 2026: 12 (1), 13 (2), Sa 14 made up (3), 15 to 23 off, 24 (4), 25 (5)
            PROCUREMENT, GP-DECIDE-5WD, 2026-02-11T10:00, 2026-02-26T00:00
            # and after it: 24 to 27 (4), Sa 28 made up (5)
            PROCUREMENT, GP-DECIDE-5WD, 2026-02-20T10:00, 2026-03-01T00:00
            # Spring Festival 2025: Su 26 made up (1), 27 (2), off to 4 Feb, 5 to 7 (5), Sa 8 made up (6), 10 (7)
            PROCUREMENT, GP-QUERY-7WD,  2025-01-24T10:00, 2025-02-11T00:00
            # the twentieth day is 17 Feb, a holiday to 23 Feb: the deadline is the 24th, at the hour of the start
            ENGINEERING, ENG-T-20D,     2026-01-28T10:00, 2026-02-24T10:00
            # the twentieth day is Su 2 Mar: a plain weekend moves nothing
            ENGINEERING, ENG-T-20D,     2025-02-10T10:00, 2025-03-02T10:00
            # counted back from a deadline nothing moves, though 20 Feb is a holiday
            ENGINEERING, ENG-ADD-15D,   2026-02-05T10:00, 2026-02-20T10:00
            # National Day 2025 with a made-up Sunday before: Su 28 Sep (1), 29 (2), 30 (3), 1 to 8 Oct off, 9 (4), 10 (5)
            PROCUREMENT, GP-REFUND-5WD, 2025-09-26T10:00, 2025-10-11T00:00
            # five working days that end with the last published one: 25 (1), 28, 29, 30, 31 Dec (5)
            PROCUREMENT, GP-DECIDE-5WD, 2026-12-24T10:00, 2027-01-01T00:00
            # the start day is a day in Shanghai, already 3 March at 16:00 UTC of the 2nd: 4 (1), 5 (2)
            PROCUREMENT, GP-ANN-2WD,    2026-03-03T00:00, 2026-03-06T00:00
            # a fraction of a second is offered as the next full one
            ENGINEERING, ENG-T-20D,     2026-03-02T10:00:00.001, 2026-03-22T10:00:01
            """)
    void holidays_and_made_up_days_are_counted_as_published(
            TradeKind kind, String code, LocalDateTime start, LocalDateTime end) {
        assertThat(limit(kind, code).earliest(instant(start))).isEqualTo(instant(end));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # a leap year has a day more before March
            GP-T-20D,   2024-02-10T10:00, 2024-03-01T10:00
            GP-T-20D,   2024-02-09T10:00, 2024-02-29T10:00
            # 28 (1) and 29 Feb (2) are a Wednesday and a Thursday
            GP-ANN-2WD, 2024-02-27T10:00, 2024-03-01T00:00
            """)
    void leap_days_count(String code, LocalDateTime start, LocalDateTime end) {
        var year = WorkCalendar.YEARS_HEADER + "\n2024,published,test,DESIGN\n";
        var calendar = WorkCalendar.parse(year, WorkCalendar.DAYS_HEADER + "\n");
        var limit = new TimeLimit(rules(TradeKind.PROCUREMENT).row(code), calendar);

        assertThat(limit.earliest(instant(start))).isEqualTo(instant(end));
    }

    @Test
    void working_days_past_the_published_years_are_refused() {
        var limit = limit(TradeKind.PROCUREMENT, "GP-DECIDE-5WD");

        var refused = refusalOf(() -> limit.end(at("2026-12-28T10:00")));

        assertThat(refused.reason().code()).isEqualTo("calendar-missing");
        assertThat(refused.detail()).contains("2027");
    }

    /** 29, 30, 31 Dec (3), 1 Jan off, a weekend, 4 Jan (4), 5 (5). */
    @Test
    void a_sandbox_counts_working_days_of_a_provisional_year() {
        var rule = rules(TradeKind.PROCUREMENT).row("GP-DECIDE-5WD");

        var end = new TimeLimit(rule, WorkCalendar.withProvisionalYears()).end(at("2026-12-28T10:00"));

        assertThat(end).isEqualTo(at("2027-01-06T00:00"));
    }

    /** A sandbox foresees what lies ahead and guesses nothing that lies behind. */
    @Test
    void an_earlier_year_no_row_speaks_of_is_refused_even_in_a_sandbox() {
        var rule = rules(TradeKind.PROCUREMENT).row("GP-DECIDE-5WD");
        var working = new TimeLimit(rule, WorkCalendar.withProvisionalYears());

        assertThat(refusalOf(() -> working.end(at("2024-12-12T10:00"))).reason())
                .isEqualTo(TradeRefusal.CALENDAR_MISSING);
    }

    @Test
    void calendar_days_past_the_years_with_rows_are_refused() {
        var calendar = limit(TradeKind.ENGINEERING, "ENG-T-20D");

        assertThat(refusalOf(() -> calendar.earliest(at("2027-12-30T10:00"))).reason())
                .isEqualTo(TradeRefusal.CALENDAR_MISSING);
    }

    @Test
    void what_precedes_a_deadline_is_in_time_at_the_very_instant() {
        var limit = limit(TradeKind.ENGINEERING, "ENG-OBJ-10D");

        assertThat(limit.latestBefore(at("2026-03-12T09:30"))).isEqualTo(at("2026-03-02T09:30"));
        assertThatThrownBy(() -> limit(TradeKind.ENGINEERING, "ENG-T-20D").latestBefore(at("2026-03-12T09:30")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_counted_back_from_a_deadline_has_no_end_of_its_own() {
        assertThatThrownBy(() -> limit(TradeKind.ENGINEERING, "ENG-OBJ-10D").end(at("2026-03-12T09:30")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_rule_on_numbers_is_no_time_limit() {
        assertThatThrownBy(() -> limit(TradeKind.ENGINEERING, "ENG-MIN3")).isInstanceOf(IllegalArgumentException.class);
    }

    static TimeLimit limit(TradeKind kind, String code) {
        return new TimeLimit(rules(kind).row(code), WorkCalendar.published());
    }

    private static Rules rules(TradeKind kind) {
        return Rules.of(kind, Region.NATIONAL, LocalDate.of(2026, 3, 2));
    }

    static Instant at(String local) {
        return instant(LocalDateTime.parse(local));
    }

    static Instant instant(LocalDateTime local) {
        return local.atZone(WorkCalendar.LEGAL_ZONE).toInstant();
    }

    static Refused refusalOf(ThrowingCallable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refused.class, act), "nothing was refused");
    }
}
