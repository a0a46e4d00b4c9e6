package org.sunseal.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sunseal.award.proof.Terms;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.trade.Quota;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TradeKind;

class ContractRulesTest {
    private static final Terms OFFERED =
            new Terms("1200000.00", "CNY", "180", "合格", List.of(new OpeningForm.Item("项目负责人", "王五")));

    @Test
    void a_contract_that_says_what_the_bid_says_is_taken() {
        assertThat(rules().refuse(OFFERED, new BigDecimal("120000.00"))).isEmpty();
    }

    @Test
    void a_fen_more_is_unlike_the_bid() {
        assertRefused(new Terms("1200000.01", "CNY", "180", "合格", OFFERED.items()), "price");
    }

    @Test
    void every_other_term_counts_as_well_and_all_are_named_at_once() {
        assertRefused(
                new Terms("1200000.00", "USD", "181", "优良", List.of()), "currency", "durationDays", "quality", "items");
    }

    @Test
    void a_performance_bond_above_a_tenth_is_refused_with_its_article() {
        var refused = rules().refuse(OFFERED, new BigDecimal("120000.01"));

        assertThat(refused).extracting(each -> each.reason().code()).containsExactly("above-maximum");
        assertThat(refused.getFirst().detail()).startsWith("ENG-PERF-10PCT [TBR 58]");
    }

    private static void assertRefused(Terms agreed, String... fields) {
        var refused = rules().refuse(agreed, BigDecimal.ZERO);
        assertThat(refused)
                .allSatisfy(each -> assertThat(each.reason()).isEqualTo(AwardRefusal.CONTRACT_UNLIKE_THE_BID));
        assertThat(refused).extracting(each -> each.field().orElse("")).containsExactly(fields);
    }

    private static ContractRules rules() {
        var rule = Rules.of(TradeKind.ENGINEERING, Region.NATIONAL, LocalDate.of(2026, 3, 2))
                .on(Subject.PERFORMANCE_BOND);
        return new ContractRules(OFFERED, Optional.of(new Quota(rule)));
    }
}
