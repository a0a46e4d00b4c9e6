package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Money;

class LowestPriceTest {
    private static final LowestPrice METHOD =
            new LowestPrice(new SmallFirmDeduction(new BigDecimal("0.15"), new BigDecimal("0.05")));

    private static final List<ValidBid> BIDS = List.of(
            new ValidBid("A", Money.yuan("980000"), SmallFirms.NONE),
            new ValidBid("B", Money.yuan("1100000"), SmallFirms.WHOLE),
            new ValidBid("C", Money.yuan("1200000"), SmallFirms.WHOLE));

    @Test
    void the_worked_example_of_5_3_ranks_B_first_at_its_quote() {
        var ranking = METHOD.rank(BIDS);

        assertThat(ranking)
                .extracting(Ranked::rank, each -> each.of().bid(), each -> plain(each.of()))
                .containsExactly(tuple(1, "B", "935000"), tuple(2, "A", "980000"), tuple(3, "C", "1020000"));
        assertThat(ranking.getFirst().of().quote()).isEqualTo(Money.yuan("1100000"));
    }

    @Test
    void nothing_is_deducted_in_a_lot_set_aside_for_small_firms() {
        var ranking = new LowestPrice(SmallFirmDeduction.NONE).rank(BIDS);

        assertThat(ranking).extracting(each -> each.of().bid()).containsExactly("A", "B", "C");
    }

    @Test
    void a_consortium_with_small_firms_has_its_own_rate() {
        var bid = new ValidBid("D", Money.yuan("1000000"), SmallFirms.PART);

        assertThat(plain(METHOD.deduction().evaluated(bid))).isEqualTo("950000");
    }

    @Test
    void equal_evaluated_prices_share_a_rank_and_the_next_one_is_skipped() {
        var bids = List.of(
                new ValidBid("C", Money.yuan("900"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("1000"), SmallFirms.WHOLE),
                new ValidBid("A", Money.yuan("850"), SmallFirms.NONE));

        assertThat(METHOD.rank(bids))
                .extracting(Ranked::rank, each -> each.of().bid())
                .containsExactly(tuple(1, "A"), tuple(1, "B"), tuple(3, "C"));
    }

    @Test
    void a_deduction_is_not_rounded_into_a_tie() {
        // 100.01 x 0.85 = 85.0085, to the cent it would equal the other
        var bids = List.of(
                new ValidBid("A", Money.yuan("85.01"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("100.01"), SmallFirms.WHOLE));

        assertThat(METHOD.rank(bids))
                .extracting(Ranked::rank, each -> each.of().bid())
                .containsExactly(tuple(1, "B"), tuple(2, "A"));
    }

    @Test
    void without_a_valid_bid_nothing_is_ranked() {
        assertThat(RefusedCode.of(() -> METHOD.rank(List.of()))).isEqualTo("no-valid-bid");
    }

    @Test
    void a_bid_is_compared_once() {
        assertThat(RefusedCode.of(() -> METHOD.rank(List.of(BIDS.getFirst(), BIDS.getFirst()))))
                .isEqualTo("bid-repeated");
    }

    @Test
    void prices_in_two_currencies_are_not_compared() {
        var foreign = new Money(BigDecimal.TEN, Currency.getInstance("EUR"));
        var bids = List.of(BIDS.getFirst(), new ValidBid("E", foreign, SmallFirms.NONE));

        assertThat(RefusedCode.of(() -> METHOD.rank(bids))).isEqualTo("currencies-differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.01"})
    void a_quote_of_zero_or_less_is_no_valid_bid(String quote) {
        assertThat(RefusedCode.of(() -> new ValidBid("A", Money.yuan(quote), SmallFirms.NONE)))
                .isEqualTo("price-not-positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1", "15"})
    void a_deduction_is_a_rate_below_one(String rate) {
        assertThat(RefusedCode.of(() -> new SmallFirmDeduction(new BigDecimal(rate), BigDecimal.ZERO)))
                .isEqualTo("formula-parameter");
        assertThat(RefusedCode.of(() -> new SmallFirmDeduction(BigDecimal.ZERO, new BigDecimal(rate))))
                .isEqualTo("formula-parameter");
    }

    private static String plain(EvaluatedBid bid) {
        return bid.evaluated().stripTrailingZeros().toPlainString();
    }
}
