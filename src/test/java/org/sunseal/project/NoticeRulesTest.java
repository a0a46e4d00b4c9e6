package org.sunseal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.project.NoticeFixture.LOT;
import static org.sunseal.project.NoticeFixture.NOW;
import static org.sunseal.project.NoticeFixture.OPEN_AT;
import static org.sunseal.project.NoticeFixture.REGISTER;
import static org.sunseal.project.NoticeFixture.ROOT;
import static org.sunseal.project.NoticeFixture.following;
import static org.sunseal.project.NoticeFixture.with;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

class NoticeRulesTest {
    private final Notice first = NoticeFixture.first();

    private static NoticeRules.Facts before(Instant now, Optional<Instant> outage, Notice... held) {
        var current = held.length == 0 ? Optional.<Notice>empty() : Optional.of(held[held.length - 1]);
        return new NoticeRules.Facts(
                LOT, current, List.of(held), held.length == 0, Set.of(), 3, ROOT, true, REGISTER, outage, now);
    }

    /** As a lot stands whose round 1 is over, prepared for the next. */
    private static NoticeRules.Facts prepared(Instant now, Notice current) {
        return new NoticeRules.Facts(
                LOT,
                Optional.of(current),
                List.of(current),
                true,
                Set.of(1),
                3,
                ROOT,
                true,
                REGISTER,
                Optional.empty(),
                now);
    }

    private Notice second(NoticeRound... rounds) {
        return new Notice(
                LOT.tender(),
                LOT.lot(),
                2,
                first.sha256(),
                List.of(rounds),
                3,
                first.objectionWindow(),
                first.grace(),
                "intl-1",
                "trustees",
                first.signers(),
                REGISTER,
                ROOT);
    }

    private static List<String> codes(Notice notice, NoticeRules.Facts facts) {
        return NoticeRules.refuse(notice, facts).stream()
                .map(refused -> refused.reason().code())
                .toList();
    }

    @Test
    void a_first_notice_without_mistakes_is_published() {
        assertThat(codes(first, before(NOW, Optional.empty()))).isEmpty();
    }

    @Test
    void a_second_that_moves_the_opening_later_is_published() {
        var later = following(first, OPEN_AT.plus(Duration.ofDays(3)));
        assertThat(codes(later, before(NOW, Optional.empty(), first))).isEmpty();
    }

    @Test
    void a_version_left_out_is_refused_together_with_its_prev() {
        var third = with(first, 3, "d".repeat(64), OPEN_AT, 3);
        assertThat(codes(third, before(NOW, Optional.empty(), first)))
                .containsExactly("wrong-version", "wrong-previous-notice");
    }

    @Test
    void moving_the_opening_earlier_is_refused() {
        var earlier = following(first, OPEN_AT.minusMillis(1));
        assertThat(codes(earlier, before(NOW, Optional.empty(), first))).containsExactly("notice-hastens");
    }

    @Test
    void what_counts_is_the_latest_of_all_held_not_the_newest() {
        var fork = following(first, OPEN_AT.plus(Duration.ofDays(9)));
        var second = following(first, OPEN_AT.plus(Duration.ofDays(1)));
        var facts = new NoticeRules.Facts(
                LOT,
                Optional.of(first),
                List.of(first, fork),
                false,
                Set.of(),
                3,
                ROOT,
                true,
                REGISTER,
                Optional.empty(),
                NOW);
        assertThat(codes(second, facts)).containsExactly("notice-hastens");
    }

    @Test
    void asking_for_fewer_bids_than_before_is_refused() {
        var fewer = with(first, 2, first.sha256(), OPEN_AT, 2);
        assertThat(codes(fewer, before(NOW, Optional.empty(), first))).containsExactly("notice-hastens");
    }

    @Test
    void a_first_notice_cannot_ask_for_fewer_bids_than_the_lot_was_planned_with() {
        var notice = new Notice(
                LOT.tender(),
                LOT.lot(),
                1,
                null,
                first.rounds(),
                1,
                first.objectionWindow(),
                first.grace(),
                "intl-1",
                "trustees",
                first.signers(),
                REGISTER,
                ROOT);
        assertThat(codes(notice, before(NOW, Optional.empty()))).containsExactly("too-few-bids-asked");
    }

    @Test
    void at_the_deadline_a_notice_is_late() {
        var later = following(first, OPEN_AT.plusSeconds(60));
        assertThat(codes(later, before(OPEN_AT.minusMillis(1), Optional.empty(), first)))
                .isEmpty();
        assertThat(codes(later, before(OPEN_AT, Optional.empty(), first))).containsExactly("notice-late");
    }

    @Test
    void a_declared_outage_that_began_before_the_deadline_lets_it_still_be_moved() {
        var later = following(first, OPEN_AT.plus(Duration.ofDays(1)));
        var now = OPEN_AT.plusSeconds(30);
        assertThat(codes(later, before(now, Optional.of(OPEN_AT.minusSeconds(600)), first)))
                .isEmpty();
        assertThat(codes(later, before(now, Optional.of(OPEN_AT.plusSeconds(1)), first)))
                .containsExactly("notice-late");
    }

    @Test
    void an_opening_in_the_past_is_refused() {
        assertThat(codes(first, before(OPEN_AT, Optional.empty()))).containsExactly("opens-in-the-past");
    }

    @Test
    void rounds_are_those_of_version_1() {
        var more = new Notice(
                LOT.tender(),
                LOT.lot(),
                2,
                first.sha256(),
                List.of(new NoticeRound(1, "technical", OPEN_AT, null), new NoticeRound(2, "price", OPEN_AT, 1)),
                3,
                first.objectionWindow(),
                first.grace(),
                "intl-1",
                "trustees",
                first.signers(),
                REGISTER,
                ROOT);
        assertThat(codes(more, before(NOW, Optional.empty(), first))).containsExactly("rounds-changed");
    }

    @Test
    void a_re_tender_adds_the_next_round_and_leaves_the_one_before_as_it_was() {
        var now = OPEN_AT.plus(Duration.ofDays(5));
        var over = first.rounds().getFirst();
        var next = new NoticeRound(2, "whole", now.plus(Duration.ofDays(30)), null);

        assertThat(codes(second(over, next), prepared(now, first))).isEmpty();
        assertThat(codes(second(over), prepared(now, first))).containsExactly("rounds-changed");
        assertThat(codes(second(next), prepared(now, first))).containsExactly("rounds-changed");
        assertThat(codes(second(new NoticeRound(1, over.envelope(), next.openAt(), null), next), prepared(now, first)))
                .containsExactly("rounds-changed");
        assertThat(codes(second(over, new NoticeRound(2, "whole", now, null)), prepared(now, first)))
                .containsExactly("opens-in-the-past");
    }

    @Test
    void a_round_does_not_open_before_the_one_it_waits_for() {
        var notice = new Notice(
                LOT.tender(),
                LOT.lot(),
                1,
                null,
                List.of(
                        new NoticeRound(1, "technical", OPEN_AT, null),
                        new NoticeRound(2, "price", OPEN_AT.minusSeconds(1), 1)),
                3,
                first.objectionWindow(),
                first.grace(),
                "intl-1",
                "trustees",
                first.signers(),
                REGISTER,
                ROOT);
        assertThat(codes(notice, before(NOW, Optional.empty()))).containsExactly("round-before-its-predecessor");
    }

    @Test
    void every_mistake_is_told_at_once() {
        var wrong = new Notice(
                "other",
                LOT.lot(),
                2,
                "d".repeat(64),
                List.of(new NoticeRound(1, "whole", NOW.minusSeconds(1), null)),
                1,
                Duration.ZERO,
                first.grace(),
                "gm-1",
                "bidder-decrypts",
                List.of("e".repeat(64)),
                "f".repeat(64),
                "0".repeat(64));
        assertThat(codes(wrong, before(NOW, Optional.empty(), first)))
                .containsExactly(
                        "wrong-lot",
                        "wrong-previous-notice",
                        "signers-changed",
                        "notice-hastens",
                        "notice-hastens",
                        "notice-hastens",
                        "opens-in-the-past",
                        "wrong-suite",
                        "wrong-suite",
                        "wrong-register",
                        "wrong-documents-root");
    }

    @Test
    void a_project_without_documents_cannot_be_announced() {
        var facts = new NoticeRules.Facts(
                LOT, Optional.empty(), List.of(), true, Set.of(), 3, ROOT, false, REGISTER, Optional.empty(), NOW);
        assertThat(codes(first, facts)).containsExactly("no-documents");
    }
}
