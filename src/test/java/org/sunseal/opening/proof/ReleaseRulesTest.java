package org.sunseal.opening.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.opening.proof.ReleaseCaseFixture.OPEN_AT;
import static org.sunseal.opening.proof.ReleaseCaseFixture.WINDOW;
import static org.sunseal.opening.proof.ReleaseCaseFixture.bid;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.opening.proof.Refusal.Rule;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Order;

/** Protocol 5.9, R1 to R7: one thing wrong at a time, and exactly that rule answers. */
class ReleaseRulesTest {
    @Test
    void a_round_that_breaks_no_rule_is_released() {
        assertThat(ReleaseRules.refuse(new ReleaseCaseFixture().build())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("spoilt")
    void each_rule_alone_keeps_the_shares(Rule rule, String what, Consumer<ReleaseCaseFixture> spoil) {
        var round = new ReleaseCaseFixture();
        spoil.accept(round);

        var refusals = ReleaseRules.refuse(round.build());

        assertThat(refusals).as(what).extracting(Refusal::rule).containsOnly(rule);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt(Rule.R1, "CLOSE was stamped a millisecond early", r -> r.tokenTime = OPEN_AT.minusMillis(1)),
                spoilt(
                        Rule.R1,
                        "a notice not in CLOSE moved the deadline",
                        r -> r.terms = new EffectiveTerms(OPEN_AT.plusSeconds(1), 3)),
                spoilt(Rule.R1, "CLOSE names an earlier deadline", r -> r.deadline = OPEN_AT.minusSeconds(1)),
                spoilt(Rule.R2, "CLOSE builds on another history", r -> r.ownRoot = "00".repeat(32)),
                spoilt(Rule.R2, "CLOSE stands below the size it was written at", r -> r.index = 31),
                spoilt(Rule.R2, "a second CLOSE of the round is logged", r -> r.otherCloses.add("12".repeat(32))),
                spoilt(
                        Rule.R3,
                        "a listed slot is outside the allotment",
                        r -> r.list = BidList.of(List.of(bid("b1.0"), bid("b1.7"), bid("b1.8")))),
                spoilt(
                        Rule.R3,
                        "a further allotment of the round opens earlier",
                        r -> r.further = List.of(new Allotment(
                                "b2", 0, 8, r.purpose, "t1", "1", 1, "ee".repeat(32), OPEN_AT.minusSeconds(1), 3))),
                spoilt(Rule.R3, "the keys are allotted to a draw", r -> r.purpose = Allotment.Purpose.DRAW),
                spoilt(
                        Rule.R3,
                        "a slot was released under another CLOSE",
                        r -> r.releasedUnder.put("b1.4", "34".repeat(32))),
                spoilt(Rule.R4, "the lot is suspended", r -> r.orders = List.of(suspension())),
                spoilt(
                        Rule.R4,
                        "the lot is terminated",
                        r -> r.orders = List.of(Order.terminate("t1", "1", OPEN_AT, "void"))),
                spoilt(
                        Rule.R4,
                        "an old RESUME lifts another suspension",
                        r -> r.orders = List.of(
                                suspension(), Order.resume(Order.suspend("t1", "1", OPEN_AT, "old"), OPEN_AT, "old"))),
                spoilt(
                        Rule.R5,
                        "two bids came where three are needed",
                        r -> r.list = BidList.of(List.of(bid("b1.0"), bid("b1.4")))),
                spoilt(Rule.R5, "a notice raised the minimum", r -> r.terms = new EffectiveTerms(OPEN_AT, 4)),
                spoilt(
                        Rule.R6,
                        "the objection window is open by a millisecond",
                        r -> r.now = r.firstSeen.plus(WINDOW).minusMillis(1)),
                spoilt(
                        Rule.R6,
                        "the quorum came later than the first sight",
                        r -> r.quorumTime = r.now.minus(WINDOW).plusSeconds(1)),
                spoilt(Rule.R6, "a claim is open", r -> r.openClaims = Set.of("b1.2")),
                spoilt(Rule.R7, "the round waits for another", r -> r.waitsForAdmission = true));
    }

    private static Arguments spoilt(Rule rule, String what, Consumer<ReleaseCaseFixture> spoil) {
        return Arguments.of(rule, what, spoil);
    }

    private static Order suspension() {
        return Order.suspend("t1", "1", OPEN_AT.minusSeconds(60), "a complaint is examined");
    }

    @Test
    void before_the_opening_time_by_the_own_clock_nothing_is_released() {
        var round = new ReleaseCaseFixture();
        round.now = OPEN_AT.minusMillis(1);

        assertThat(ReleaseRules.refuse(round.build())).extracting(Refusal::rule).contains(Rule.R1);
    }

    @Test
    void at_the_very_end_of_the_window_the_shares_go_out() {
        var round = new ReleaseCaseFixture();
        round.now = round.firstSeen.plus(WINDOW);

        assertThat(ReleaseRules.refuse(round.build())).isEmpty();
    }

    @Test
    void a_list_that_close_did_not_freeze_is_refused() {
        var round = new ReleaseCaseFixture();
        var shorter = BidList.of(List.of(bid("b1.0"), bid("b1.7"), bid("b1.5")));

        var refusals = ReleaseRules.refuse(round.build(round.closing(), shorter));

        assertThat(refusals).extracting(Refusal::rule).containsOnly(Rule.R3);
    }

    @Test
    void a_suspension_lifted_by_its_own_digest_stands_no_longer() {
        var round = new ReleaseCaseFixture();
        round.orders = List.of(suspension(), Order.resume(suspension(), OPEN_AT, "settled"));

        assertThat(ReleaseRules.refuse(round.build())).isEmpty();
    }

    @Test
    void slots_of_a_further_allotment_under_the_same_terms_are_released_too() {
        var round = new ReleaseCaseFixture();
        round.further = List.of(round.allotment("b2", 16));
        round.list = BidList.of(List.of(bid("b1.0"), bid("b1.7"), bid("b2.16")));

        assertThat(ReleaseRules.refuse(round.build())).isEmpty();
    }

    @Test
    void an_order_about_another_lot_does_not_stop_this_one() {
        var round = new ReleaseCaseFixture();
        round.orders = List.of(Order.terminate("t1", "2", OPEN_AT, "void"));

        assertThat(ReleaseRules.refuse(round.build())).isEmpty();
    }

    @Test
    void the_same_close_may_be_answered_again() {
        var round = new ReleaseCaseFixture();
        round.list
                .slots()
                .forEach(slot -> round.releasedUnder.put(slot, round.closing().sha256()));

        assertThat(ReleaseRules.refuse(round.build())).isEmpty();
    }

    @Test
    void a_round_that_breaks_several_rules_names_them_all() {
        var round = new ReleaseCaseFixture();
        round.orders = List.of(suspension());
        round.openClaims = Set.of("b1.2");
        round.ownRoot = "00".repeat(32);

        assertThat(ReleaseRules.refuse(round.build()))
                .extracting(Refusal::rule)
                .containsExactly(Rule.R2, Rule.R4, Rule.R6);
    }
}
