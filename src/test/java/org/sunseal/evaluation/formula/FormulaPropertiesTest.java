package org.sunseal.evaluation.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sunseal.evaluation.formula.PriceFormula.AverageFloat;
import org.sunseal.evaluation.formula.PriceFormula.LowestOverPrice;
import org.sunseal.kernel.Money;

/** What holds for whatever bids, marks and parameters. Prices go from a cent to ten thousand million yuan. */
class FormulaPropertiesTest {
    private static final int TRIES = 300;
    private static final long DEAREST_CENTS = 1_000_000_000_000L;
    private static final List<String> COMMITTEE = List.of("e1", "e2", "e3", "e4", "e5");
    private static final Part TECHNICAL = new Part("technical", List.of(new Item("T", new BigDecimal("60"), false)));

    @Property(tries = TRIES)
    void the_order_of_bids_and_sheets_is_irrelevant(
            @ForAll("methods") Composite method, @ForAll("lots") List<Marked> lot, @ForAll long seed) {
        var bids = bidsOf(lot);
        var sheets = sheetsOf(lot);
        var shuffledBids = shuffled(bids, seed);
        var shuffledSheets = new ScoreSheets(shuffled(COMMITTEE, seed), shuffled(sheets.sheets(), seed));

        var ranking = method.rank(bids, method.reference(bids), sheets);

        assertThat(method.rank(shuffledBids, method.reference(shuffledBids), shuffledSheets))
                .isEqualTo(ranking);
        assertThat(new LowestPrice(method.deduction()).rank(shuffledBids))
                .isEqualTo(new LowestPrice(method.deduction()).rank(bids));
    }

    @Property(tries = TRIES)
    void equal_bids_score_and_rank_equal(@ForAll("methods") Composite method, @ForAll("lots") List<Marked> lot) {
        var first = lot.getFirst();
        var twins = new ArrayList<>(lot);
        twins.add(new Marked(first.cents(), first.smallFirms(), first.marks()));
        var bids = bidsOf(twins);

        var ranking = method.rank(bids, method.reference(bids), sheetsOf(twins));

        var one = placeOf("b0", ranking);
        var other = placeOf("b" + lot.size(), ranking);
        assertThat(other.rank()).isEqualTo(one.rank());
        assertThat(other.of().price()).isEqualTo(one.of().price());
        assertThat(other.of().parts()).isEqualTo(one.of().parts());
    }

    @Property(tries = TRIES)
    void scores_stay_within_their_range_and_totals_descend(
            @ForAll("methods") Composite method, @ForAll("lots") List<Marked> lot) {
        var bids = bidsOf(lot);

        var ranking = method.rank(bids, method.reference(bids), sheetsOf(lot));

        assertThat(ranking).allSatisfy(each -> {
            assertThat(each.of().price())
                    .isBetween(BigDecimal.ZERO, method.price().full());
            assertThat(each.of().parts().get("technical")).isBetween(BigDecimal.ZERO, TECHNICAL.maximum());
            assertThat(each.of().total()).isBetween(BigDecimal.ZERO, method.full());
        });
        assertThat(ranking).extracting(each -> each.of().total()).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(ranking.getFirst().rank()).isEqualTo(1);
    }

    @Property(tries = TRIES)
    void the_unit_of_money_is_irrelevant_where_the_reference_is_a_price(
            @ForAll("lots") List<Marked> lot, @ForAll @IntRange(min = 1, max = 10_000) int factor) {
        var formula = new LowestOverPrice(new BigDecimal("0.40"));
        var prices = pricesOf(lot);

        assertThat(scores(formula, times(factor, prices))).isEqualTo(scores(formula, prices));
    }

    /** Multiples of 60 yuan have means and floated means that are exact to the cent for up to six bids. */
    @Property(tries = TRIES)
    void the_unit_of_money_is_irrelevant_where_the_mean_needs_no_rounding(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 1_000_000) Integer> sixties,
            @ForAll @IntRange(max = 20) int floatPercent,
            @ForAll @IntRange(min = 1, max = 10_000) int factor) {
        var formula = averageFloat(BigDecimal.valueOf(floatPercent, 2));
        var prices =
                sixties.stream().map(each -> BigDecimal.valueOf(60L * each)).toList();

        assertThat(scores(formula, times(factor, prices))).isEqualTo(scores(formula, prices));
    }

    @Property(tries = TRIES)
    void of_two_prices_the_lower_one_never_scores_less_in_procurement(
            @ForAll("lots") List<Marked> lot, @ForAll("roundings") Rounding rounding) {
        var formula = new LowestOverPrice(new BigDecimal("0.40"));
        var prices = pricesOf(lot).stream().sorted().toList();
        var reference = formula.reference(prices);

        assertThat(prices)
                .extracting(price -> formula.score(price, reference, rounding))
                .isSortedAccordingTo(Collections.reverseOrder());
        assertThat(formula.score(prices.getFirst(), reference, rounding)).isEqualByComparingTo("40");
    }

    @Property(tries = TRIES)
    void the_nearer_of_two_prices_above_the_reference_never_scores_less_in_engineering(
            @ForAll("lots") List<Marked> lot, @ForAll("roundings") Rounding rounding) {
        var formula = averageFloat(new BigDecimal("0.03"));
        var prices = pricesOf(lot);
        var reference = formula.reference(prices);

        assertThat(prices.stream()
                        .filter(price -> price.compareTo(reference) >= 0)
                        .sorted()
                        .map(price -> formula.score(price, reference, rounding)))
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    /** Rounding the deviation moves it by half a hundredth at most; either result is then rounded by as much. */
    @Property(tries = TRIES)
    void the_stage_of_rounding_moves_a_score_by_a_hundredth_at_most(@ForAll("lots") List<Marked> lot) {
        var formula = averageFloat(new BigDecimal("0.03"));
        var prices = pricesOf(lot);
        var reference = formula.reference(prices);

        assertThat(prices).allSatisfy(price -> {
            var early = formula.score(price, reference, new Rounding(RoundingStage.RATE, 2));
            var late = formula.score(price, reference, new Rounding(RoundingStage.SCORE, 2));
            assertThat(early.subtract(late).abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
        });
    }

    @Property(tries = TRIES)
    void a_mean_lies_between_the_lowest_and_the_highest_mark(
            @ForAll("marks") List<BigDecimal> marks, @ForAll long seed) {
        for (var mean : List.of(new ExpertMean.OfAll(), new ExpertMean.WithoutExtremes(3))) {
            var score = mean.of(marks, Rounding.USUAL);

            assertThat(score).isBetween(Collections.min(marks), Collections.max(marks));
            assertThat(mean.of(shuffled(marks, seed), Rounding.USUAL)).isEqualTo(score);
        }
    }

    /** A bid and its five technical marks; its id follows from its place in the lot. */
    record Marked(long cents, SmallFirms smallFirms, List<BigDecimal> marks) {}

    @Provide
    Arbitrary<List<Marked>> lots() {
        // small amounts collide often, so that ties are met
        var cents = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 20), Arbitraries.longs().between(1, DEAREST_CENTS));
        return Combinators.combine(cents, Arbitraries.of(SmallFirms.class), marks())
                .as(Marked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<BigDecimal>> marks() {
        return Arbitraries.integers()
                .between(0, 6000)
                .map(mark -> BigDecimal.valueOf(mark, 2))
                .list()
                .ofSize(5);
    }

    @Provide
    Arbitrary<Rounding> roundings() {
        return Combinators.combine(
                        Arbitraries.of(RoundingStage.class),
                        Arbitraries.integers().between(0, 6))
                .as(Rounding::new);
    }

    @Provide
    Arbitrary<Composite> methods() {
        var formulas = Arbitraries.of(
                new LowestOverPrice(new BigDecimal("0.40")),
                averageFloat(new BigDecimal("0.03")),
                averageFloat(new BigDecimal("-0.05")));
        var deductions = Arbitraries.of(
                SmallFirmDeduction.NONE, new SmallFirmDeduction(new BigDecimal("0.15"), new BigDecimal("0.05")));
        var means = Arbitraries.of(new ExpertMean.OfAll(), new ExpertMean.WithoutExtremes(5));
        var tieBreaks = Arbitraries.of(List.<String>of(), List.of("technical"));
        return Combinators.combine(formulas, deductions, means, roundings(), tieBreaks)
                .as((formula, deduction, mean, rounding, tieBreak) -> new Composite(
                        new BigDecimal("100"), formula, deduction, List.of(TECHNICAL), mean, rounding, tieBreak));
    }

    private static AverageFloat averageFloat(BigDecimal floatRate) {
        return new AverageFloat(new BigDecimal("40"), floatRate, new BigDecimal("1"), new BigDecimal("0.5"));
    }

    private static List<ValidBid> bidsOf(List<Marked> lot) {
        return IntStream.range(0, lot.size())
                .mapToObj(i -> new ValidBid(
                        "b" + i,
                        Money.yuan(BigDecimal.valueOf(lot.get(i).cents(), 2).toPlainString()),
                        lot.get(i).smallFirms()))
                .toList();
    }

    private static ScoreSheets sheetsOf(List<Marked> lot) {
        var sheets = new ArrayList<ScoreSheet>();
        for (int i = 0; i < lot.size(); i++) {
            for (int member = 0; member < COMMITTEE.size(); member++) {
                var mark = Map.of("T", lot.get(i).marks().get(member));
                sheets.add(new ScoreSheet(COMMITTEE.get(member), "b" + i, mark));
            }
        }
        return new ScoreSheets(COMMITTEE, sheets);
    }

    private static List<BigDecimal> pricesOf(List<Marked> lot) {
        return lot.stream().map(each -> BigDecimal.valueOf(each.cents(), 2)).toList();
    }

    private static List<BigDecimal> times(int factor, List<BigDecimal> prices) {
        return prices.stream()
                .map(price -> price.multiply(BigDecimal.valueOf(factor)))
                .toList();
    }

    private static List<BigDecimal> scores(PriceFormula formula, List<BigDecimal> prices) {
        var reference = formula.reference(prices);
        return prices.stream()
                .map(price -> formula.score(price, reference, Rounding.USUAL))
                .toList();
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        var copy = new ArrayList<>(list);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    private static Ranked<BidScore> placeOf(String bid, List<Ranked<BidScore>> ranking) {
        return ranking.stream()
                .filter(each -> each.of().bid().bid().equals(bid))
                .findFirst()
                .orElseThrow();
    }
}
