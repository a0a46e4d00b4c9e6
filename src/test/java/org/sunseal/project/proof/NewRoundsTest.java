package org.sunseal.project.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewRoundsTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T01:30:00Z");
    private static final Instant AGAIN = Instant.parse("2026-05-04T01:30:00Z");
    private static final NoticeRound ONE = new NoticeRound(1, "technical", FIRST, null);
    private static final NoticeRound TWO = new NoticeRound(2, "price", FIRST, 1);
    private static final NoticeRound THREE = new NoticeRound(3, "technical", AGAIN, null);
    private static final NoticeRound FOUR = new NoticeRound(4, "price", AGAIN, 3);
    private static final Notice BEFORE = notice(1, null, ONE, TWO);

    @Test
    void the_next_rounds_are_opened_when_every_one_before_is_closed() {
        assertThat(refusals(next(ONE, TWO, THREE, FOUR), Set.of(1, 2))).isEmpty();
        assertThat(refusals(next(ONE, TWO, THREE), Set.of(1, 2))).isEmpty();
        assertThat(refusals(next(ONE, TWO, THREE), Set.of(1)))
                .containsExactly("Round 2 has no CLOSE yet, and until then no further round is opened");
    }

    @Test
    void an_earlier_round_is_neither_dropped_nor_changed() {
        var moved = new NoticeRound(1, "technical", AGAIN, null);

        assertThat(refusals(next(ONE, THREE), Set.of(1, 2))).containsExactly("Round 2 is dropped");
        assertThat(refusals(next(moved, TWO, THREE), Set.of(1, 2)))
                .containsExactly("Round 1 is over and stays as it was");
    }

    @Test
    void numbers_are_never_left_out() {
        assertThat(refusals(next(ONE, TWO, FOUR), Set.of(1, 2))).contains("The next round is 3, not 4");
    }

    @Test
    void a_new_round_waits_for_no_round_that_is_over() {
        var waiting = new NoticeRound(3, "price", AGAIN, 1);

        assertThat(refusals(next(ONE, TWO, waiting), Set.of(1, 2)))
                .containsExactly("A new round waits for no round that is over");
    }

    @Test
    void an_amendment_that_opens_nothing_may_move_what_is_not_over() {
        var later = new NoticeRound(2, "price", AGAIN, 1);

        assertThat(refusals(next(ONE, later), Set.of(1))).isEmpty();
    }

    @Test
    void it_continues_the_version_before() {
        var fork = notice(2, "ab".repeat(32), ONE, TWO, THREE);

        assertThat(refusals(fork, Set.of(1, 2))).containsExactly("Version 2 does not continue version 1");
    }

    private static List<String> refusals(Notice notice, Set<Integer> closed) {
        return NewRounds.refuse(notice, BEFORE, closed::contains);
    }

    private static Notice next(NoticeRound... rounds) {
        return notice(2, BEFORE.sha256(), rounds);
    }

    private static Notice notice(int version, @Nullable String prev, NoticeRound... rounds) {
        return new Notice(
                "T-1",
                "1",
                version,
                prev,
                List.of(rounds),
                3,
                Duration.ofMinutes(5),
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of("cd".repeat(32)),
                "00".repeat(32),
                "00".repeat(32));
    }
}
