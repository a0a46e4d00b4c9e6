package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.evaluation.formula.PriceFormula.AverageFloat;
import org.sunseal.evaluation.formula.PriceFormula.LowestOverPrice;

class PriceFormulaTest {
    private static final Rounding LATE = new Rounding(RoundingStage.SCORE, 2);

    /** F = 50, float 3%, E1 = 1, E2 = 0.5 (domain reference 5.1, first worked example). */
    private static final AverageFloat AVG_FLOAT =
            new AverageFloat(number("50"), number("0.03"), number("1"), number("0.5"));

    private static final BigDecimal BASE = number("93508000.00");

    @Test
    void the_reference_of_the_first_worked_example_of_5_1_is_9350_80_ten_thousand() {
        var bids = prices("92000000", "95000000", "96000000", "98000000", "101000000");

        assertThat(AVG_FLOAT.reference(bids)).isEqualTo(BASE);
    }

    @ParameterizedTest
    @CsvSource({
        "92000000, -1.61, 49.20",
        "95000000, 1.60, 48.40",
        "96000000, 2.67, 47.33",
        "98000000, 4.80, 45.20",
        "101000000, 8.01, 41.99"
    })
    void deviations_and_scores_of_the_first_worked_example_of_5_1(
            BigDecimal price, BigDecimal deviation, BigDecimal score) {
        assertThat(AVG_FLOAT.deviation(price, BASE)).isEqualTo(deviation);
        assertThat(AVG_FLOAT.score(price, BASE, Rounding.USUAL)).isEqualTo(score);
    }

    @Test
    void without_rounding_the_deviation_bid_A_of_5_1_has_a_hundredth_less() {
        assertThat(AVG_FLOAT.score(number("92000000"), BASE, LATE)).isEqualTo(number("49.19"));
    }

    @Test
    void the_scale_of_scores_is_the_lots() {
        var threeDecimals = new Rounding(RoundingStage.RATE, 3);

        assertThat(AVG_FLOAT.score(number("92000000"), BASE, threeDecimals)).isEqualTo(number("49.195"));
    }

    @Test
    void a_price_far_off_scores_zero_and_not_less() {
        assertThat(AVG_FLOAT.score(number("200000000"), BASE, Rounding.USUAL)).isEqualTo(number("0.00"));
        assertThat(AVG_FLOAT.score(number("200000000"), BASE, LATE)).isEqualTo(number("0.00"));
    }

    @Test
    void a_reference_is_rounded_to_the_cent_half_up() {
        var mean = new AverageFloat(number("50"), number("0"), number("1"), number("1"));

        assertThat(mean.reference(prices("1.00", "1.01"))).isEqualTo(number("1.01"));
        assertThat(mean.reference(prices("1.00", "1.00", "1.01"))).isEqualTo(number("1.00"));
    }

    @ParameterizedTest
    @CsvSource({"1000000, 91.80, 36.72", "918000, 100.00, 40.00", "950000, 96.63, 38.65"})
    void price_scores_of_the_worked_example_of_5_4(BigDecimal evaluated, BigDecimal outOfHundred, BigDecimal score) {
        var formula = new LowestOverPrice(number("0.40"));
        var base = number("918000");

        assertThat(formula.outOfHundred(evaluated, base, Rounding.USUAL)).isEqualTo(outOfHundred);
        assertThat(formula.score(evaluated, base, Rounding.USUAL)).isEqualTo(score);
        assertThat(formula.score(evaluated, base, LATE)).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"500000, 18.40", "460000, 20.00", "520000, 17.69"})
    void price_scores_of_the_worked_example_of_5_6(BigDecimal lastQuote, BigDecimal score) {
        var formula = new LowestOverPrice(number("0.20"));

        assertThat(formula.score(lastQuote, number("460000"), Rounding.USUAL)).isEqualTo(score);
    }

    @Test
    void the_stage_changes_results_in_procurement_too() {
        // 93.3251 of 100: halved after rounding it is 46.665, before 46.66255
        var formula = new LowestOverPrice(number("0.5"));

        assertThat(formula.score(number("1000000"), number("933251"), Rounding.USUAL))
                .isEqualTo(number("46.67"));
        assertThat(formula.score(number("1000000"), number("933251"), LATE)).isEqualTo(number("46.66"));
    }

    @Test
    void a_price_fixed_by_the_state_gives_no_points() {
        var formula = new LowestOverPrice(number("0"));

        assertThat(formula.score(number("5"), number("5"), Rounding.USUAL)).isEqualTo(number("0.00"));
    }

    @Test
    void no_bid_gives_no_reference() {
        for (var formula : List.of(AVG_FLOAT, new LowestOverPrice(number("0.4")))) {
            assertThat(RefusedCode.of(() -> formula.reference(List.of()))).isEqualTo("no-valid-bid");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "0.00", "-0.01", "-900"})
    void a_price_of_zero_or_less_is_refused_wherever_it_enters(BigDecimal price) {
        var one = number("1");
        for (var formula : List.of(AVG_FLOAT, new LowestOverPrice(number("0.4")))) {
            assertThat(RefusedCode.of(() -> formula.reference(List.of(one, price))))
                    .isEqualTo("price-not-positive");
            assertThat(RefusedCode.of(() -> formula.score(price, one, LATE))).isEqualTo("price-not-positive");
            assertThat(RefusedCode.of(() -> formula.score(one, price, LATE))).isEqualTo("price-not-positive");
        }
    }

    @Test
    void a_reference_that_rounds_to_zero_is_refused() {
        var nearlyAllOff = new AverageFloat(number("50"), number("0.9"), number("1"), number("1"));

        assertThat(RefusedCode.of(() -> nearlyAllOff.reference(prices("0.01")))).isEqualTo("price-not-positive");
    }

    @Test
    void a_price_below_the_lowest_shows_that_the_reference_is_wrong() {
        var formula = new LowestOverPrice(number("0.4"));

        assertThat(RefusedCode.of(() -> formula.score(number("9"), number("10"), LATE)))
                .isEqualTo("price-below-reference");
    }

    @Test
    void parameters_without_meaning_are_refused() {
        var one = number("1");
        Stream.<ThrowingCallable>of(
                        () -> new AverageFloat(number("0"), number("0.03"), one, one),
                        () -> new AverageFloat(number("50"), one, one, one),
                        () -> new AverageFloat(number("50"), number("-1"), one, one),
                        () -> new AverageFloat(number("50"), number("0"), number("-1"), one),
                        () -> new AverageFloat(number("50"), number("0"), one, number("-1")),
                        () -> new LowestOverPrice(number("1.01")),
                        () -> new LowestOverPrice(number("-0.01")),
                        () -> new LowestOverPrice(number("1E-999999999")),
                        () -> new Rounding(RoundingStage.RATE, -1),
                        () -> new Rounding(RoundingStage.RATE, 7))
                .forEach(made -> assertThat(RefusedCode.of(made)).isEqualTo("formula-parameter"));
    }

    private static List<BigDecimal> prices(String... yuan) {
        return Stream.of(yuan).map(BigDecimal::new).toList();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
