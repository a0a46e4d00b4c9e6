package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunseal.evaluation.proof.SmallCommittee.START;
import static org.sunseal.evaluation.proof.SmallCommittee.bid;
import static org.sunseal.evaluation.proof.SmallCommittee.closed;
import static org.sunseal.evaluation.proof.SmallCommittee.failing;
import static org.sunseal.evaluation.proof.SmallCommittee.passed;
import static org.sunseal.evaluation.proof.SmallCommittee.voted;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.evaluation.formula.SmallFirms;

class ReviewsTest {
    private final SmallCommittee committee = SmallCommittee.forGoods();

    private static ChargedBid at(String slot, String price) {
        return bid(slot, price, SmallFirms.NONE);
    }

    private static Verdict pass(String bid, String item) {
        return new Verdict(bid, item, true, null, null);
    }

    @Test
    void everything_missing_from_a_ballot_is_told_at_once() {
        var sitting = committee.seated();
        var ballot = new Act.Ballot(
                "e1",
                Matter.QUALIFICATION,
                List.of(
                        pass("A", "q1"),
                        pass("A", "q1"),
                        pass("X", "q1"),
                        new Verdict("B", "q1", false, "because", null)),
                START);

        assertThat(RefusedCodes.of(() -> sitting.after(ballot)))
                .containsExactly(
                        "verdict-repeated",
                        "verdict-not-asked",
                        "reason-missing",
                        "ground-not-listed",
                        "verdict-missing");
    }

    @Test
    void a_member_votes_once_and_in_turn() {
        var sitting = committee.seated();
        var verdicts = List.of(pass("A", "q1"), pass("B", "q1"), pass("C", "q1"));
        var once = sitting.after(new Act.Ballot("e1", Matter.QUALIFICATION, verdicts, START));

        assertThat(RefusedCodes.of(() -> once.after(new Act.Ballot("e1", Matter.QUALIFICATION, verdicts, START))))
                .containsExactly("already-given");
        assertThat(RefusedCodes.of(() -> once.after(new Act.Ballot("e1", Matter.RESPONSIVENESS, verdicts, START))))
                .containsExactly("out-of-turn");
        assertThat(RefusedCodes.of(() -> once.after(new Act.Ballot("x", Matter.QUALIFICATION, verdicts, START))))
                .containsExactly("not-a-member");
    }

    @Test
    void two_of_five_do_not_reject_and_three_do() {
        var minority = voted(committee.seated(), 2, verdict -> failing(verdict, "unresponsive"));
        var majority = voted(
                committee.seated(),
                3,
                verdict -> verdict.bid().equals("B") ? failing(verdict, "unresponsive") : verdict);

        assertThat(minority.rejections()).isEmpty();
        assertThat(majority.rejections())
                .containsExactly(new Rejection("B", "q1", List.of("unresponsive"), List.of("不满足要求")));
    }

    @Test
    void nobody_learns_how_a_vote_stands_before_it_is_over() {
        var sitting = committee.seated();
        for (var member : List.of("e1", "e2", "e3")) {
            sitting = sitting.after(new Act.Ballot(
                    member,
                    Matter.QUALIFICATION,
                    sitting.asked().stream()
                            .map(asked -> failing(pass(asked.bid(), asked.item()), "unresponsive"))
                            .toList(),
                    START));
        }

        assertThat(sitting.rejections()).isEmpty();
    }

    @Test
    void where_the_tenderee_checked_before_the_committee_begins_with_responsiveness() {
        assertThat(SmallCommittee.forGoods()
                        .withQualificationCheckedBefore()
                        .seated()
                        .phase())
                .isEqualTo(Phase.RESPONSIVENESS);
    }

    @Test
    void a_price_above_the_ceiling_is_rejected_by_itself() {
        var sitting = closed(passed(passed(committee.withCeiling("1000000.00").seated())));

        assertThat(sitting.rejections())
                .extracting(Rejection::bid, Rejection::grounds)
                .containsExactly(tuple("B", List.of("over-ceiling")));
        assertThat(sitting.findings().failed()).isTrue(); // two are left, and the law asks for three
    }

    /** The worked example of 5.8: 42 is not below half of the mean 82, but below half of 90 and 45 % of 110. */
    @Test
    void a_low_price_is_flagged_by_each_rule_it_breaks() {
        var sitting = passed(passed(committee
                .over(at("A", "100.00"), at("B", "96.00"), at("C", "90.00"), at("D", "42.00"))
                .withCeiling("110.00")
                .seated()));

        assertThat(sitting.lowPrices()).containsExactly(new LowPrice("D", List.of("LOW-2ND", "LOW-CEIL")));
    }

    private Sitting withOneLowPrice() {
        return passed(passed(SmallCommittee.forGoods()
                .over(at("A", "100.00"), at("B", "96.00"), at("C", "90.00"), at("D", "42.00"))
                .withCeiling("110.00")
                .seated()));
    }

    @Test
    void a_low_price_is_judged_after_its_explanation() {
        var sitting = withOneLowPrice();
        var verdict = new Verdict("D", Verdict.LOW_PRICE, false, "below-cost", "说明不能成立");
        var early = new Act.Ballot("e1", Matter.LOW_PRICE, List.of(verdict), START.plusSeconds(60));

        assertThat(RefusedCodes.of(() -> sitting.after(early))).containsExactly("explanation-awaited");
        assertThat(sitting.after(new Act.Explanation("D", "自有工厂", START.plusSeconds(90)))
                        .after(early)
                        .voted(Matter.LOW_PRICE))
                .containsExactly("e1");
    }

    @Test
    void a_low_price_is_judged_when_the_time_to_explain_is_over() {
        var sitting = withOneLowPrice();
        var due = sitting.explanationDue();
        var verdicts = List.of(new Verdict("D", Verdict.LOW_PRICE, true, null, null));

        assertThat(RefusedCodes.of(
                        () -> sitting.after(new Act.Ballot("e1", Matter.LOW_PRICE, verdicts, due.minusMillis(1)))))
                .containsExactly("explanation-awaited");
        assertThat(sitting.after(new Act.Ballot("e1", Matter.LOW_PRICE, verdicts, due))
                        .voted(Matter.LOW_PRICE))
                .containsExactly("e1");
    }

    @Test
    void an_explanation_that_does_not_convince_rejects_the_bid() {
        var explained = withOneLowPrice().after(new Act.Explanation("D", "自有工厂", START.plusSeconds(61)));

        var sitting = closed(voted(explained, 3, verdict -> failing(verdict, "below-cost")));

        assertThat(sitting.rejections()).extracting(Rejection::bid).containsExactly("D");
    }

    @Test
    void only_the_bidder_of_a_low_price_explains_and_once() {
        var sitting = withOneLowPrice();
        var once = sitting.after(new Act.Explanation("D", "自有工厂", START));

        assertThat(RefusedCodes.of(() -> sitting.after(new Act.Explanation("A", "低", START))))
                .containsExactly("explanation-not-asked");
        assertThat(RefusedCodes.of(() -> once.after(new Act.Explanation("D", "再说", START))))
                .containsExactly("already-given");
        assertThat(RefusedCodes.of(() -> sitting.after(new Act.Explanation("D", " ", START))))
                .containsExactly("reason-missing");
    }

    @Test
    void the_lead_closes_the_price_check_after_the_vote() {
        var sitting = withOneLowPrice();

        assertThat(RefusedCodes.of(() -> closed(sitting))).containsExactly("out-of-turn");
        assertThat(RefusedCodes.of(
                        () -> passed(passed(committee.seated())).after(new Act.PriceCheck("e2", List.of(), START))))
                .containsExactly("not-the-lead");
    }

    @Test
    void a_correction_is_recorded_and_changes_no_price() {
        var reviewed = passed(passed(committee.seated()));
        var correction =
                new Correction("A", Correction.Rule.WORDS_OVER_FIGURES, new BigDecimal("1230000.00"), "大写壹佰贰拾叁万元");

        var sitting = reviewed.after(new Act.PriceCheck("e1", List.of(correction), START));

        assertThat(sitting.charge().bid("A").price()).isEqualByComparingTo("1000000");
        assertThat(RefusedCodes.of(() -> reviewed.after(new Act.PriceCheck(
                        "e1",
                        List.of(new Correction("X", Correction.Rule.WORDS_OVER_FIGURES, BigDecimal.ONE, "x")),
                        START))))
                .containsExactly("correction-not-listed");
    }

    @Test
    void two_valid_bids_end_a_procurement_by_law() {
        var sitting = closed(passed(voted(
                committee.seated(),
                3,
                verdict -> verdict.bid().equals("B") ? failing(verdict, "unresponsive") : verdict)));

        assertThat(sitting.phase()).isEqualTo(Phase.AGGREGATED);
        assertThat(sitting.findings().reasonsToFail())
                .singleElement()
                .asString()
                .contains("[GPL 36]");
    }

    @Test
    void in_engineering_the_committee_says_whether_two_bids_compete() {
        var arguing = SmallCommittee.forGoods().thatArguesAboutCompetition();
        var two = closed(passed(voted(
                arguing.seated(),
                3,
                verdict -> verdict.bid().equals("B") ? failing(verdict, "unresponsive") : verdict)));
        assertThat(two.phase()).isEqualTo(Phase.COMPETITION);

        var going = passed(two);
        var lacking = voted(two, 3, verdict -> new Verdict(verdict.bid(), verdict.item(), false, null, "明显缺乏竞争"));

        assertThat(going.phase()).isEqualTo(Phase.SCORING);
        assertThat(lacking.phase()).isEqualTo(Phase.AGGREGATED);
        assertThat(lacking.findings().reasonsToFail()).containsExactly("明显缺乏竞争");
        var silent =
                new Act.Ballot("e1", Matter.COMPETITION, List.of(pass(Verdict.WHOLE_LOT, Verdict.COMPETITION)), START);
        assertThat(RefusedCodes.of(() -> two.after(silent))).containsExactly("reason-missing");
    }

    @Test
    void when_all_are_rejected_nothing_is_marked() {
        var sitting = closed(passed(voted(
                SmallCommittee.forGoods().thatArguesAboutCompetition().seated(),
                3,
                verdict -> failing(verdict, "unresponsive"))));

        assertThat(sitting.phase()).isEqualTo(Phase.AGGREGATED);
        assertThat(sitting.findings().failed()).isTrue();
        assertThat(sitting.findings().rejections()).hasSize(3);
    }
}
