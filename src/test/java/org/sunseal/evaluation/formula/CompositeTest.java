package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sunseal.evaluation.formula.GoodsInProcurement.BUSINESS;
import static org.sunseal.evaluation.formula.GoodsInProcurement.COMMITTEE;
import static org.sunseal.evaluation.formula.GoodsInProcurement.TECHNICAL;
import static org.sunseal.evaluation.formula.GoodsInProcurement.sheetsOf;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sunseal.evaluation.formula.PriceFormula.AverageFloat;
import org.sunseal.evaluation.formula.PriceFormula.LowestOverPrice;
import org.sunseal.kernel.Money;

class CompositeTest {
    private static final Composite GOODS = GoodsInProcurement.method();

    @Test
    void the_worked_example_of_5_4_to_the_hundredth() {
        var bids = GoodsInProcurement.bids();

        var ranking = GOODS.rank(bids, GOODS.reference(bids), GoodsInProcurement.sheets());

        assertThat(ranking)
                .extracting(CompositeTest::row)
                .containsExactly(
                        "1 A 36.72 40.20 14.00 90.92", "2 C 38.65 38.80 13.00 90.45", "3 B 40.00 36.40 11.00 87.40");
    }

    @Test
    void the_lowest_evaluated_price_is_the_base() {
        assertThat(GOODS.reference(GoodsInProcurement.bids())).isEqualByComparingTo("918000");
    }

    @Test
    void the_first_worked_example_of_5_1_within_a_total() {
        var works = works();
        var bids = worksBids();
        var sheets = new ScoreSheets(
                List.of("e1"),
                bids.stream().map(bid -> mark("e1", bid.bid(), "40")).toList());

        var ranking = works.rank(bids, works.reference(bids), sheets);

        assertThat(ranking)
                .extracting(CompositeTest::row)
                .containsExactly(
                        "1 A 49.20 40.00 89.20",
                        "2 B 48.40 40.00 88.40",
                        "3 C 47.33 40.00 87.33",
                        "4 D 45.20 40.00 85.20",
                        "5 E 41.99 40.00 81.99");
    }

    @Test
    void a_frozen_reference_stays_when_a_bid_falls_out() {
        var works = works();
        var reference = works.reference(worksBids());
        var left = worksBids().subList(1, 5);
        var sheets = new ScoreSheets(
                List.of("e1"),
                left.stream().map(bid -> mark("e1", bid.bid(), "40")).toList());

        assertThat(works.rank(left, reference, sheets).getFirst().of().price()).isEqualByComparingTo("48.40");
    }

    @Test
    void of_equal_totals_the_lower_quote_ranks_first_even_if_it_is_evaluated_higher() {
        // A: 34.00 + 36 + 10; B: 40.00 + 30 + 10
        var bids = List.of(
                new ValidBid("A", Money.yuan("1000"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("1000.01"), SmallFirms.WHOLE));
        var sheets = new ScoreSheets(
                List.of("e1"),
                Stream.of(sheetsOf("A", "10", "36"), sheetsOf("B", "10", "30"))
                        .flatMap(List::stream)
                        .toList());

        var ranking = GOODS.rank(bids, GOODS.reference(bids), sheets);

        assertThat(ranking)
                .extracting(Ranked::rank, each -> each.of().bid().bid(), each -> each.of()
                        .total())
                .containsExactly(tuple(1, "A", new BigDecimal("80.00")), tuple(2, "B", new BigDecimal("80.00")));
    }

    @Test
    void of_equal_totals_and_quotes_all_rank_equal_unless_the_documents_say_otherwise() {
        var bids = List.of(
                new ValidBid("A", Money.yuan("1000"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("1000"), SmallFirms.NONE));
        var sheets = new ScoreSheets(
                List.of("e1"),
                Stream.of(sheetsOf("A", "12", "38"), sheetsOf("B", "10", "40"))
                        .flatMap(List::stream)
                        .toList());

        var silent = GOODS.rank(bids, new BigDecimal("1000"), sheets);
        var technicalFirst = withTieBreaks("technical").rank(bids, new BigDecimal("1000"), sheets);

        assertThat(silent)
                .extracting(Ranked::rank, each -> each.of().bid().bid())
                .containsExactly(tuple(1, "A"), tuple(1, "B"));
        assertThat(technicalFirst)
                .extracting(Ranked::rank, each -> each.of().bid().bid())
                .containsExactly(tuple(1, "B"), tuple(2, "A"));
    }

    @Test
    void a_lot_without_a_valid_bid_has_no_ranking() {
        assertThat(RefusedCode.of(() -> GOODS.reference(List.of()))).isEqualTo("no-valid-bid");
        assertThat(RefusedCode.of(() -> GOODS.rank(List.of(), BigDecimal.ONE, ScoreSheets.NONE)))
                .isEqualTo("no-valid-bid");
    }

    @Test
    void marks_with_a_fault_give_no_ranking() {
        var bids = GoodsInProcurement.bids().subList(0, 1);
        var sheets = new ScoreSheets(COMMITTEE, sheetsOf("A", "14", "41", "40", "39", "41", "46"));

        assertThat(RefusedCode.of(() -> GOODS.rank(bids, BigDecimal.ONE, sheets)))
                .isEqualTo("score-out-of-range");
    }

    @Test
    void the_points_must_add_up_to_the_full_score() {
        assertThat(RefusedCode.of(() -> composite("0.39", List.of(TECHNICAL, BUSINESS), List.of(), Rounding.USUAL)))
                .isEqualTo("points-do-not-add-up");
    }

    @Test
    void parameters_without_meaning_are_refused() {
        var twoDecimals = Rounding.USUAL;
        var uneven = List.of(part("technical", "59.995"));
        Stream.<ThrowingCallable>of(
                        () -> withTieBreaks("elegance"),
                        () -> withTieBreaks("technical", "technical"),
                        () -> composite("0.4", List.of(TECHNICAL, TECHNICAL), List.of(), twoDecimals),
                        () -> composite("0.40005", uneven, List.of(), twoDecimals))
                .forEach(made -> assertThat(RefusedCode.of(made)).isEqualTo("formula-parameter"));
    }

    @Test
    void a_stated_total_that_is_not_the_sum_is_refused() {
        var bid = GOODS.evaluated(GoodsInProcurement.bids()).getFirst();
        var parts = new LinkedHashMap<>(Map.of("technical", new BigDecimal("40.20")));

        assertThat(RefusedCode.of(() -> new BidScore(bid, new BigDecimal("36.72"), parts, new BigDecimal("76.93"))))
                .isEqualTo("total-is-not-the-sum");
    }

    private static String row(Ranked<BidScore> ranked) {
        var score = ranked.of();
        var numbers = Stream.of(Stream.of(score.price()), score.parts().values().stream(), Stream.of(score.total()))
                .flatMap(each -> each)
                .map(BigDecimal::toPlainString)
                .toList();
        return "%d %s %s".formatted(ranked.rank(), score.bid().bid(), String.join(" ", numbers));
    }

    /** F = 50, E1 = 1, E2 = 0.5, float 3%, as in 5.1, and 50 points for the technical part. */
    private static Composite works() {
        return new Composite(
                new BigDecimal("100"),
                new AverageFloat(
                        new BigDecimal("50"), new BigDecimal("0.03"), new BigDecimal("1"), new BigDecimal("0.5")),
                SmallFirmDeduction.NONE,
                List.of(part("technical", "50")),
                new ExpertMean.OfAll(),
                Rounding.USUAL,
                List.of("technical"));
    }

    private static List<ValidBid> worksBids() {
        return List.of(
                new ValidBid("A", Money.yuan("92000000"), SmallFirms.NONE),
                new ValidBid("B", Money.yuan("95000000"), SmallFirms.NONE),
                new ValidBid("C", Money.yuan("96000000"), SmallFirms.NONE),
                new ValidBid("D", Money.yuan("98000000"), SmallFirms.NONE),
                new ValidBid("E", Money.yuan("101000000"), SmallFirms.NONE));
    }

    private static ScoreSheet mark(String expert, String bid, String technical) {
        return new ScoreSheet(expert, bid, Map.of("technical-1", new BigDecimal(technical)));
    }

    private static Part part(String code, String maximum) {
        return new Part(code, List.of(new Item(code + "-1", new BigDecimal(maximum), false)));
    }

    private static Composite withTieBreaks(String... parts) {
        return composite("0.40", List.of(TECHNICAL, BUSINESS), List.of(parts), Rounding.USUAL);
    }

    private static Composite composite(String weight, List<Part> parts, List<String> tieBreaks, Rounding rounding) {
        return new Composite(
                new BigDecimal("100"),
                new LowestOverPrice(new BigDecimal(weight)),
                SmallFirmDeduction.NONE,
                parts,
                new ExpertMean.OfAll(),
                rounding,
                tieBreaks);
    }
}
