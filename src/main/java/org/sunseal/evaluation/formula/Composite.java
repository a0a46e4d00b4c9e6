package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;
import static org.sunseal.evaluation.formula.FormulaRefusal.POINTS_DO_NOT_ADD_UP;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.sunseal.kernel.Refused;

/**
 * Price and marks add up to a total, the highest total comes first (综合评估法, domain reference 5.1; 综合评分法, 5.4).
 *
 * <p>Equal totals are ordered by the lower quote, then as the documents say, and else share a rank.
 *
 * @param full the score of a perfect bid, in procurement 100; price and parts must add up to it
 * @param price how a price becomes points
 * @param deduction what small firms are given before prices are compared, for the reference and the score alike
 * @param parts the scores besides the price, in the order they are published; may be none
 * @param mean how experts' marks are averaged
 * @param rounding what is rounded when
 * @param tieBreaks codes of parts, the higher of which decides between bids of equal total and quote, first one first;
 *     in engineering usually the technical part, empty where the law has them rank equal (Order 87 art. 57)
 */
public record Composite(
        BigDecimal full,
        PriceFormula price,
        SmallFirmDeduction deduction,
        List<Part> parts,
        ExpertMean mean,
        Rounding rounding,
        List<String> tieBreaks)
        implements EvaluationMethod {
    public Composite {
        parts = List.copyOf(parts);
        tieBreaks = List.copyOf(tieBreaks);
        requireDistinct("parts", parts.stream().map(Part::code).toList());
        requireDistinct(
                "parts",
                parts.stream()
                        .flatMap(part -> part.items().stream())
                        .map(Item::code)
                        .toList());
        requireDistinct("tieBreaks", tieBreaks);
        FORMULA_PARAMETER.unless(
                parts.stream().map(Part::code).toList().containsAll(tieBreaks),
                "tieBreaks",
                "Ties are decided by parts of this lot");
        // else a score rounded up could exceed its maximum
        FORMULA_PARAMETER.unless(
                rounding.holds(price.full())
                        && parts.stream().map(Part::maximum).allMatch(rounding::holds),
                "rounding.scoreScale",
                "The points of price and parts have more decimals than a score");
        var points = parts.stream().map(Part::maximum).reduce(price.full(), BigDecimal::add);
        POINTS_DO_NOT_ADD_UP.unless(
                points.compareTo(full) == 0, "full", "Price and parts give %s points, not %s".formatted(points, full));
    }

    /** The reference price over these bids: the ones the documents let enter it. It is kept from then on. */
    public BigDecimal reference(List<ValidBid> bids) {
        return price.reference(
                evaluated(bids).stream().map(EvaluatedBid::evaluated).toList());
    }

    /**
     * Scores and ranks the bids against a reference price computed before.
     *
     * @throws Refused NO_VALID_BID, BID_REPEATED, CURRENCIES_DIFFER, those of {@link PriceFormula#score}, and what is
     *     wrong with the sheets; several at once as {@link org.sunseal.kernel.Refusals}
     */
    public List<Ranked<BidScore>> rank(List<ValidBid> bids, BigDecimal reference, ScoreSheets sheets) {
        var evaluated = evaluated(bids);
        Refused.all(
                sheets.faults(parts, evaluated.stream().map(EvaluatedBid::bid).toList()));
        var scores =
                evaluated.stream().map(bid -> score(bid, reference, sheets)).toList();
        return Ranked.bestFirst(scores, better(), score -> score.bid().bid());
    }

    private BidScore score(EvaluatedBid bid, BigDecimal reference, ScoreSheets sheets) {
        var marked = new LinkedHashMap<String, BigDecimal>();
        for (var part : parts) {
            marked.put(part.code(), mean.of(sheets.sums(part, bid.bid()), rounding));
        }
        return BidScore.of(bid, price.score(bid.evaluated(), reference, rounding), marked);
    }

    /** The quote decides between equal totals, not the price after deductions (Order 87 art. 57: 投标报价). */
    private Comparator<BidScore> better() {
        var better = Comparator.comparing(BidScore::total)
                .reversed()
                .thenComparing(score -> score.bid().quote().amount());
        for (var part : tieBreaks) {
            better = better.thenComparing(score -> scoreOf(part, score), Comparator.reverseOrder());
        }
        return better;
    }

    private static BigDecimal scoreOf(String part, BidScore score) {
        return Objects.requireNonNull(score.parts().get(part), "ties are decided by parts of the lot");
    }

    private static void requireDistinct(String field, List<String> codes) {
        var seen = new HashSet<String>();
        for (var code : codes) {
            FORMULA_PARAMETER.unless(seen.add(code), field, "%s is there twice".formatted(code));
        }
    }
}
