package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.trade.TradeKind;

class LetterTextsTest {
    private static final Map<String, String> VALUES =
            Map.of("winner", "西宁建设", "price", "1200000.00 CNY", "score", "88.25", "rank", "2", "reason", "资质不符");

    @Test
    void a_loser_of_a_procurement_learns_its_own_score_and_rank() {
        var letter = LetterTexts.loser(TradeKind.PROCUREMENT, new OwnResults.Compared("s2", "c2", 2, "88.25"), VALUES);

        assertThat(letter.bodyZh()).contains("88.25", "第 2", "西宁建设").doesNotContain("{");
        assertThat(letter.bodyEn()).contains("88.25").doesNotContain("{");
    }

    @Test
    void who_was_rejected_in_a_procurement_learns_why() {
        var letter = LetterTexts.loser(TradeKind.PROCUREMENT, new OwnResults.Rejected("s3", "c3", "资质不符"), VALUES);

        assertThat(letter.bodyZh()).contains("资质不符").doesNotContain("88.25");
    }

    @Test
    void in_an_engineering_project_all_others_learn_the_result_alone() {
        var letter = LetterTexts.loser(TradeKind.ENGINEERING, new OwnResults.Compared("s2", "c2", 2, "88.25"), VALUES);

        assertThat(letter.bodyZh()).contains("西宁建设").doesNotContain("88.25").doesNotContain("{");
    }

    @Test
    void the_winner_learns_its_price() {
        assertThat(LetterTexts.winner(VALUES).bodyZh())
                .contains("1200000.00 CNY")
                .doesNotContain("{");
    }

    @Test
    void the_tender_side_learns_which_rule_it_has_missed() {
        var letter = LetterTexts.overdue(
                Map.of("lot", "T/1", "rule", "ENG-CONTRACT-30D [TBL 46]", "due", "2026-03-02 10:30"));

        assertThat(letter.bodyZh())
                .contains("T/1", "ENG-CONTRACT-30D [TBL 46]", "2026-03-02 10:30")
                .doesNotContain("{");
        assertThat(letter.bodyEn()).contains("ENG-CONTRACT-30D [TBL 46]").doesNotContain("{");
    }
}
