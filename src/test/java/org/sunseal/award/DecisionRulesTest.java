package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.award.RankedThree.FIRST;
import static org.sunseal.award.RankedThree.SECOND;
import static org.sunseal.award.RankedThree.THIRD;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sunseal.award.proof.Decision;
import org.sunseal.award.proof.Decision.PassedOver;
import org.sunseal.award.proof.Ground;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.TradeKind;

class DecisionRulesTest {
    private static final String SHOWN = "ab".repeat(32);

    @Test
    void the_first_wins_without_a_word() {
        assertThat(refusals(TradeKind.ENGINEERING, decision(FIRST.slot()))).isEmpty();
    }

    @Test
    void another_than_the_first_needs_a_ground() {
        assertThat(refusals(TradeKind.ENGINEERING, decision(SECOND.slot()))).containsExactly("award-not-first");
    }

    @Test
    void the_refusal_cites_the_article() {
        var refused = rules(TradeKind.ENGINEERING, RankedThree.all()).refuse(decision(SECOND.slot()));

        assertThat(refused.getFirst().detail()).endsWith("[TBR 55; TBR 54]");
    }

    @Test
    void with_ground_and_evidence_the_next_in_rank_wins() {
        assertThat(refusals(TradeKind.ENGINEERING, decision(SECOND.slot(), gaveUp(FIRST))))
                .isEmpty();
    }

    @Test
    void the_third_needs_grounds_against_both_before_it() {
        assertThat(refusals(TradeKind.ENGINEERING, decision(THIRD.slot(), gaveUp(FIRST))))
                .containsExactly("award-not-first");
        assertThat(refusals(TradeKind.ENGINEERING, decision(THIRD.slot(), gaveUp(FIRST), gaveUp(SECOND))))
                .isEmpty();
    }

    @Test
    void nobody_wins_only_with_a_ground_against_the_first() {
        assertThat(refusals(TradeKind.ENGINEERING, decision(null))).containsExactly("award-not-first");
        assertThat(refusals(TradeKind.ENGINEERING, decision(null, gaveUp(FIRST))))
                .isEmpty();
    }

    @Test
    void a_ground_without_evidence_or_with_a_file_nobody_attached_is_none() {
        var bare = new PassedOver(FIRST.slot(), Ground.GIVES_UP, "它放弃中标", List.of());
        var foreign = new PassedOver(FIRST.slot(), Ground.GIVES_UP, "它放弃中标", List.of("cd".repeat(32)));

        assertThat(refusals(TradeKind.ENGINEERING, decision(SECOND.slot(), bare)))
                .containsExactly("evidence-missing");
        assertThat(refusals(TradeKind.ENGINEERING, decision(SECOND.slot(), foreign)))
                .containsExactly("evidence-missing");
    }

    @Test
    void a_kind_knows_its_own_grounds_alone() {
        var force = new PassedOver(FIRST.slot(), Ground.FORCE_MAJEURE, "地震", List.of(SHOWN));

        assertThat(refusals(TradeKind.ENGINEERING, decision(SECOND.slot(), force)))
                .isEmpty();
        assertThat(refusals(TradeKind.PROCUREMENT, decision(SECOND.slot(), force)))
                .containsExactly("ground-not-listed");
    }

    @Test
    void nobody_wins_who_is_no_candidate_or_is_passed_over_in_the_same_breath() {
        assertThat(refusals(TradeKind.ENGINEERING, decision("s9"))).containsExactly("not-a-candidate");
        assertThat(refusals(TradeKind.ENGINEERING, decision(FIRST.slot(), gaveUp(FIRST))))
                .containsExactly("not-a-candidate");
    }

    @Test
    void equals_in_rank_one_need_no_ground_against_each_other() {
        var equals = List.of(FIRST, RankedThree.candidate("s4", 1));

        assertThat(rules(TradeKind.PROCUREMENT, equals).refuse(decision("s4"))).isEmpty();
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var bad = new PassedOver("s9", Ground.FORCE_MAJEURE, "", List.of());

        assertThat(refusals(TradeKind.PROCUREMENT, decision(SECOND.slot(), bad)))
                .containsExactly("not-a-candidate", "ground-not-listed", "evidence-missing", "award-not-first");
    }

    @Test
    void who_has_won_loses_it_only_on_a_ground() {
        var next = decision(SECOND.slot(), gaveUp(FIRST));

        assertThat(after(FIRST, Set.of(), next)).isEmpty();
        assertThat(after(FIRST, Set.of(), decision(SECOND.slot())))
                .containsExactly("award-not-first", "award-not-first");
        assertThat(after(SECOND, Set.of(), decision(null, gaveUp(FIRST)))).containsExactly("award-not-first");
        assertThat(after(SECOND, Set.of(), decision(null, gaveUp(FIRST), gaveUp(SECOND))))
                .isEmpty();
    }

    @Test
    void what_follows_from_an_upheld_objection_comes_first() {
        var objected = new PassedOver(FIRST.slot(), Ground.UPHELD_OBJECTION, "异议成立", List.of(SHOWN));
        var nextByObjection = decision(SECOND.slot(), objected);

        assertThat(after(FIRST, Set.of(Consequence.NEXT_CANDIDATE), nextByObjection))
                .isEmpty();
        assertThat(after(FIRST, Set.of(Consequence.NEXT_CANDIDATE), decision(SECOND.slot(), gaveUp(FIRST))))
                .containsExactly("consequence-open");
        assertThat(after(FIRST, Set.of(Consequence.RETENDER), nextByObjection)).containsExactly("consequence-open");
        assertThat(after(FIRST, Set.of(Consequence.RETENDER), decision(null, objected)))
                .isEmpty();
        assertThat(after(FIRST, Set.of(Consequence.REEVALUATE), decision(SECOND.slot(), gaveUp(FIRST))))
                .containsExactly("consequence-open");
        assertThat(after(FIRST, Set.of(), nextByObjection)).containsExactly("ground-not-listed");
    }

    private static PassedOver gaveUp(Candidate candidate) {
        return new PassedOver(candidate.slot(), Ground.GIVES_UP, "它放弃中标", List.of(SHOWN));
    }

    private static Decision decision(@Nullable String slot, PassedOver... passedOver) {
        return new Decision(
                "T-1", "1", 1, "00".repeat(32), slot, List.of(passedOver), Instant.parse("2026-03-09T01:00:00Z"));
    }

    private static List<String> refusals(TradeKind kind, Decision decision) {
        return rules(kind, RankedThree.all()).refuse(decision).stream()
                .map(Refused::reason)
                .map(reason -> reason.code())
                .toList();
    }

    private static DecisionRules rules(TradeKind kind, List<Candidate> ranked) {
        return new DecisionRules(ranked, AwardRows.grounds(kind), SHOWN::equals, Optional.empty(), Set.of());
    }

    private static List<String> after(Candidate winner, Set<Consequence> upheld, Decision decision) {
        var rules = new DecisionRules(
                RankedThree.all(),
                AwardRows.grounds(TradeKind.ENGINEERING),
                SHOWN::equals,
                Optional.of(winner),
                upheld);
        return rules.refuse(decision).stream()
                .map(Refused::reason)
                .map(reason -> reason.code())
                .toList();
    }
}
