package org.sunseal.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sunseal.dispute.proof.About;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.RuleBook;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** When an objection is late. */
class ObjectionRowTest {
    private static final Instant OPENING = Instant.parse("2026-03-20T01:30:00Z");

    @Test
    void an_objection_to_engineering_documents_is_on_time_until_ten_days_before_the_deadline() {
        var last = OPENING.minus(Duration.ofDays(10));

        assertThat(isLate(TradeKind.ENGINEERING, About.DOCUMENTS, Stage.ISSUING, null, last))
                .isFalse();
        assertThat(isLate(TradeKind.ENGINEERING, About.DOCUMENTS, Stage.ISSUING, null, last.plusMillis(1)))
                .isTrue();
    }

    @Test
    void a_second_one_is_on_time_while_the_first_pauses_the_lot() {
        var last = OPENING.minus(Duration.ofDays(10));

        assertThat(isLate(TradeKind.ENGINEERING, About.DOCUMENTS, Stage.PAUSED_OBJECTION, null, last))
                .isFalse();
    }

    @Test
    void after_the_close_an_objection_to_the_documents_is_late() {
        assertThat(isLate(TradeKind.OTHER, About.DOCUMENTS, Stage.CLOSED, null, OPENING))
                .isTrue();
    }

    @Test
    void an_objection_to_the_candidates_is_on_time_while_they_are_published() {
        assertThat(isLate(TradeKind.ENGINEERING, About.RESULT, Stage.PUBLICITY, null, OPENING))
                .isFalse();
        assertThat(isLate(TradeKind.ENGINEERING, About.RESULT, Stage.AWARDABLE, null, OPENING))
                .isTrue();
    }

    /** 2026-03-02 is a Monday: the seventh working day after it is Wednesday 2026-03-11. */
    @Test
    void a_query_is_on_time_for_seven_working_days_after_its_ground_was_known() {
        var known = LocalDate.of(2026, 3, 2);
        var end = Instant.parse("2026-03-11T16:00:00Z");

        assertThat(isLate(TradeKind.PROCUREMENT, About.DOCUMENTS, Stage.ISSUING, known, end.minusMillis(1)))
                .isFalse();
        assertThat(isLate(TradeKind.PROCUREMENT, About.DOCUMENTS, Stage.ISSUING, known, end))
                .isTrue();
    }

    @Test
    void a_query_says_since_when_its_ground_is_known_and_that_is_not_tomorrow() {
        var now = Instant.parse("2026-03-02T15:59:59Z");

        assertThatThrownBy(() -> isLate(TradeKind.PROCUREMENT, About.DOCUMENTS, Stage.ISSUING, null, now))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(DisputeRefusal.KNOWN_ON));
        assertThatThrownBy(() ->
                        isLate(TradeKind.PROCUREMENT, About.DOCUMENTS, Stage.ISSUING, LocalDate.of(2026, 3, 3), now))
                .isInstanceOf(Refused.class);
    }

    private static boolean isLate(TradeKind kind, About about, Stage stage, @Nullable LocalDate knownOn, Instant at) {
        var row = ObjectionRows.of(kind, about, Periods.day(at)).orElseThrow();
        return row.isLate(stage, row.window().flatMap(code -> limit(kind, code)), OPENING, knownOn, at);
    }

    private static Optional<TimeLimit> limit(TradeKind kind, String code) {
        return RuleBook.seeded().rows().stream()
                .filter(rule -> rule.kind() == kind && rule.code().equals(code))
                .findAny()
                .map(rule -> new TimeLimit(rule, WorkCalendar.published()));
    }
}
