package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The centre's two working days, counted by hand on the published calendars. */
class ServiceLimitTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # Mo 2 March: Tu 3 (1), We 4 (2)
            2026-03-02T10:00, 0, 2026-03-05T00:00
            # Fr 6 March: the weekend, Mo 9 (1), Tu 10 (2)
            2026-03-06T17:59, 0, 2026-03-11T00:00
            # New Year: We 31 Dec (1), 1 to 3 Jan off, Su 4 Jan made up (2)
            2025-12-30T10:00, 0, 2026-01-05T00:00
            # Spring Festival 2026: Fr 13 (1), Sa 14 made up (2), 15 to 23 off
            2026-02-12T10:00, 0, 2026-02-15T00:00
            # a day later: Sa 14 made up (1), off to the 23rd, Tu 24 (2)
            2026-02-13T10:00, 0, 2026-02-25T00:00
            # on the eve of it: 24 (1), 25 (2)
            2026-02-14T10:00, 0, 2026-02-26T00:00
            # and extended by ten: 24 to 27 (4), Sa 28 made up (5), 2 to 6 March (10), 9 (11), 10 (12)
            2026-02-14T10:00, 10, 2026-03-11T00:00
            # National Day 2025: Su 28 Sep made up (1), Mo 29 (2)
            2025-09-27T10:00, 0, 2025-09-30T00:00
            # 1 to 8 Oct off: Th 9 (1), Fr 10 (2); Sa 11, made up too, is not needed
            2025-09-30T10:00, 0, 2025-10-11T00:00
            """)
    void holidays_made_up_days_and_extensions_are_counted(LocalDateTime start, int extension, LocalDateTime end) {
        assertThat(limit().end(TimeLimitTest.instant(start), List.of(), extension))
                .contains(TimeLimitTest.instant(end));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # Mo 2 March, suspended on Tu 3 and resumed the same day: We 4 (1), Th 5 (2)
            2026-03-03, 2026-03-03, 2026-03-06T00:00
            # suspended from Tu 3 to Mo 9: Tu 10 (1), We 11 (2)
            2026-03-03, 2026-03-09, 2026-03-12T00:00
            # suspended on its second day: Tu 3 (1), We 4 and Th 5 stand still, Fr 6 (2)
            2026-03-04, 2026-03-05, 2026-03-07T00:00
            # a suspension of a weekend costs nothing
            2026-03-07, 2026-03-08, 2026-03-05T00:00
            """)
    void days_a_suspension_touches_are_not_counted(LocalDate from, LocalDate until, LocalDateTime end) {
        var suspended = List.of(new ServiceLimit.Suspension(from, until));

        assertThat(limit().end(TimeLimitTest.at("2026-03-02T10:00"), suspended, 0))
                .contains(TimeLimitTest.instant(end));
    }

    @Test
    void while_it_is_suspended_nothing_falls_due() {
        var suspended = List.of(new ServiceLimit.Suspension(LocalDate.of(2026, 3, 3), null));

        assertThat(limit().end(TimeLimitTest.at("2026-03-02T10:00"), suspended, 0))
                .isEmpty();
    }

    @Test
    void only_a_limit_in_working_days_is_one() {
        var rule = Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2026, 3, 2))
                .row("ENG-ANS-3D");

        assertThatThrownBy(() -> new ServiceLimit(rule, WorkCalendar.published()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ServiceLimit limit() {
        var rule = Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2026, 3, 2))
                .on(Subject.SERVICE);
        return new ServiceLimit(rule, WorkCalendar.published());
    }
}
