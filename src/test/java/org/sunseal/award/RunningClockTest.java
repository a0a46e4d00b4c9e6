package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sunseal.project.LotKey;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** Days are days of Beijing: 16:00 UTC is its midnight. */
class RunningClockTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-03-09T02:00:00Z");

    @Test
    void a_publicity_covers_three_full_days_after_its_first() {
        var clock = running(Subject.CANDIDATES_PUBLICITY, MONDAY_MORNING, null);

        assertThat(clock.dueAt()).isEqualTo("2026-03-12T16:00:00Z"); // the end of Thursday
        assertThat(clock.isDue(clock.dueAt().minusMillis(1))).isFalse();
        assertThat(clock.isDue(clock.dueAt())).isTrue();
    }

    @Test
    void a_last_day_that_is_a_holiday_moves_behind_it() {
        // Labour Day of 2026 is off from 1 to 5 May
        var clock = running(Subject.CANDIDATES_PUBLICITY, Instant.parse("2026-04-28T02:00:00Z"), null);

        assertThat(clock.dueAt()).isEqualTo("2026-05-06T16:00:00Z");
    }

    @Test
    void an_announced_longer_period_binds() {
        var clock = running(Subject.CANDIDATES_PUBLICITY, MONDAY_MORNING, Instant.parse("2026-03-20T10:00:00Z"));

        assertThat(clock.dueAt()).isEqualTo("2026-03-20T10:00:00Z");
    }

    @Test
    void while_it_is_held_it_is_never_due_and_afterwards_three_full_days_remain_in_all() {
        var clock = running(Subject.CANDIDATES_PUBLICITY, MONDAY_MORNING, null);

        clock.hold(Instant.parse("2026-03-11T02:00:00Z"));
        assertThat(clock.isDue(Instant.parse("2026-03-20T00:00:00Z"))).isFalse();
        clock.goOn(limit(Subject.CANDIDATES_PUBLICITY), Instant.parse("2026-03-13T04:00:00Z")); // after 50 hours

        assertThat(clock.dueAt()).isEqualTo("2026-03-14T16:00:00Z");
    }

    @Test
    void holding_twice_holds_once() {
        var clock = running(Subject.CANDIDATES_PUBLICITY, MONDAY_MORNING, null);

        clock.hold(Instant.parse("2026-03-11T02:00:00Z"));
        clock.hold(Instant.parse("2026-03-12T02:00:00Z"));

        assertThat(clock.heldAt()).contains(Instant.parse("2026-03-11T02:00:00Z"));
    }

    @Test
    void a_decision_is_due_after_five_working_days() {
        var clock = running(TradeKind.PROCUREMENT, Subject.DECISION, MONDAY_MORNING);

        assertThat(clock.dueAt()).isEqualTo("2026-03-16T16:00:00Z"); // the end of the next Monday
        assertThat(clock.citation()).startsWith("GP-DECIDE-5WD [");
    }

    @Test
    void an_act_at_the_due_instant_is_late_and_a_period_never_is() {
        var late = running(Subject.CONTRACT, MONDAY_MORNING, null);
        late.meet(late.dueAt());
        var inTime = running(Subject.CONTRACT, MONDAY_MORNING, null);
        inTime.meet(inTime.dueAt().minusMillis(1));
        var period = running(Subject.CANDIDATES_PUBLICITY, MONDAY_MORNING, null);

        assertThat(late.isOverdue(late.dueAt())).isTrue();
        assertThat(inTime.isOverdue(inTime.dueAt().plusSeconds(1))).isFalse();
        assertThat(period.isOverdue(period.dueAt())).isFalse();
    }

    private static RunningClock running(Subject subject, Instant from, @Nullable Instant until) {
        return new RunningClock(new LotKey("T-1", "1"), limit(subject), from, until);
    }

    private static RunningClock running(TradeKind kind, Subject subject, Instant from) {
        return new RunningClock(new LotKey("T-1", "1"), limit(kind, subject), from, null);
    }

    private static TimeLimit limit(Subject subject) {
        return limit(TradeKind.ENGINEERING, subject);
    }

    private static TimeLimit limit(TradeKind kind, Subject subject) {
        var rules = Rules.of(kind, Region.NATIONAL, LocalDate.of(2026, 3, 9));
        return new TimeLimit(rules.on(subject), WorkCalendar.published());
    }
}
