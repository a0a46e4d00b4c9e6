package org.sunseal.project.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnTimeTest {
    private static final Instant T = Instant.parse("2026-03-02T01:30:00Z");

    private static Notice opening(int version, Instant at) {
        return new Notice(
                "T-1",
                "1",
                version,
                version == 1 ? null : "0".repeat(64),
                List.of(new NoticeRound(1, "whole", at, null)),
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of("c".repeat(64)),
                "b".repeat(64),
                "a".repeat(64));
    }

    private static WitnessedNotice later(Instant openAt, @Nullable Instant witnessedAt, @Nullable Instant outageSince) {
        return new WitnessedNotice(opening(2, openAt), witnessedAt, outageSince);
    }

    private static Instant until(WitnessedNotice... later) {
        return OnTime.until(opening(1, T), List.of(later), 1);
    }

    @Test
    void a_notice_seen_before_the_deadline_moves_it() {
        assertThat(until(later(T.plusSeconds(60), T.minusMillis(1), null))).isEqualTo(T.plusSeconds(60));
    }

    @Test
    void a_notice_seen_at_the_deadline_moves_nothing() {
        assertThat(until(later(T.plusSeconds(60), T, null))).isEqualTo(T);
    }

    @Test
    void a_notice_nobody_was_seen_to_see_moves_nothing() {
        assertThat(until(later(T.plusSeconds(60), null, null))).isEqualTo(T);
    }

    @Test
    void what_is_moved_once_may_be_moved_again_before_the_new_deadline() {
        var second = later(T.plusSeconds(60), T.minusSeconds(1), null);
        var third = later(T.plusSeconds(600), T.plusSeconds(59), null);
        assertThat(until(third, second)).isEqualTo(T.plusSeconds(600));
        assertThat(until(third)).isEqualTo(T);
    }

    @Test
    void an_outage_that_began_by_then_excuses_a_late_notice() {
        assertThat(until(later(T.plusSeconds(60), T.plusSeconds(5), T))).isEqualTo(T.plusSeconds(60));
        assertThat(until(later(T.plusSeconds(60), T.plusSeconds(5), T.plusMillis(1))))
                .isEqualTo(T);
    }
}
