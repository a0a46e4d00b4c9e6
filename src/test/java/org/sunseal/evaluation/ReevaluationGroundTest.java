package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.Trigger;

class ReevaluationGroundTest {
    @ParameterizedTest
    @EnumSource
    void a_kind_has_grounds_where_its_table_has_the_step(TradeKind kind) {
        var hasStep = kind.stages().transitions().stream().anyMatch(step -> step.trigger() == Trigger.REEVALUATE);

        assertThat(ReevaluationGround.of(kind).isEmpty()).isNotEqualTo(hasStep);
    }

    @Test
    void a_wrong_sum_is_for_the_same_committee_and_an_unlawful_one_for_another() {
        assertThat(ReevaluationGround.of(TradeKind.PROCUREMENT, "wrong-sum"))
                .hasValueSatisfying(row -> assertThat(row.newCommittee()).isFalse());
        assertThat(ReevaluationGround.of(TradeKind.PROCUREMENT, "unlawful-committee"))
                .hasValueSatisfying(row -> {
                    assertThat(row.newCommittee()).isTrue();
                    assertThat(row.source()).hasToString("[O87 67]");
                });
        assertThat(ReevaluationGround.of(TradeKind.ENGINEERING, "abnormal-marks"))
                .isEmpty();
    }
}
