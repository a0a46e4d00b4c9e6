package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;
import static org.sunseal.evaluation.formula.FormulaRefusal.NO_VALID_BID;
import static org.sunseal.evaluation.formula.FormulaRefusal.PRICE_BELOW_REFERENCE;
import static org.sunseal.evaluation.formula.FormulaRefusal.PRICE_NOT_POSITIVE;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;

/**
 * How a price becomes points: a reference price is computed once, then every price is scored against it.
 *
 * <p>The two steps are apart because the reference is usually frozen: it stays when a bid falls out later. Which bids
 * enter it the documents say. Prices are evaluated prices in yuan, exact, above zero.
 */
public sealed interface PriceFormula {
    /** The points of a perfect price. */
    BigDecimal full();

    /**
     * The price every other is measured by (评标基准价). The order of the prices does not matter.
     *
     * @throws org.sunseal.kernel.Refused NO_VALID_BID without any price, PRICE_NOT_POSITIVE
     */
    BigDecimal reference(Collection<BigDecimal> prices);

    /**
     * The published price score, from zero to {@link #full()}.
     *
     * @throws org.sunseal.kernel.Refused PRICE_NOT_POSITIVE; PRICE_BELOW_REFERENCE where the reference is the lowest
     */
    BigDecimal score(BigDecimal price, BigDecimal reference, Rounding rounding);

    /**
     * {@code AVG_FLOAT} (domain reference 5.1): the reference is the mean lowered by the float, to the cent; every
     * percent of deviation from it costs points. For engineering only: in procurement the base is the lowest price and
     * no quote may be dropped (Order 87 art. 55).
     *
     * @param full points at the reference itself, F
     * @param floatRate what the mean is lowered by, such as 0.03; below zero it is raised; between -1 and 1
     * @param above points per percent above the reference, E1
     * @param below points per percent below the reference, E2
     */
    record AverageFloat(BigDecimal full, BigDecimal floatRate, BigDecimal above, BigDecimal below)
            implements PriceFormula {
        public AverageFloat {
            FORMULA_PARAMETER.unless(
                    Rounding.isPlain(full) && full.signum() > 0, "full", "A price score needs points to give");
            FORMULA_PARAMETER.unless(
                    Rounding.isPlain(floatRate) && floatRate.abs().compareTo(BigDecimal.ONE) < 0,
                    "floatRate",
                    "The float lies between -1 and 1");
            FORMULA_PARAMETER.unless(isPenalty(above), "above", "A deviation costs points, it earns none");
            FORMULA_PARAMETER.unless(isPenalty(below), "below", "A deviation costs points, it earns none");
        }

        @Override
        public BigDecimal reference(Collection<BigDecimal> prices) {
            requirePrices(prices);
            var sum = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            var floated = sum.multiply(BigDecimal.ONE.subtract(floatRate));
            var reference = Rounding.referencePrice(floated, BigDecimal.valueOf(prices.size()));
            requirePositive(reference);
            return reference;
        }

        /** By how many percent a price lies above the reference, below zero if it lies below it; two decimals. */
        public BigDecimal deviation(BigDecimal price, BigDecimal reference) {
            requirePositive(price);
            requirePositive(reference);
            return Rounding.deviation(hundredfold(price.subtract(reference)), reference);
        }

        @Override
        public BigDecimal score(BigDecimal price, BigDecimal reference, Rounding rounding) {
            var deviation = deviation(price, reference);
            var perPercent = price.compareTo(reference) > 0 ? above : below;
            return switch (rounding.stage()) {
                case RATE -> rounding.score(full.subtract(deviation.abs().multiply(perPercent)));
                case SCORE -> {
                    var lost = hundredfold(price.subtract(reference).abs()).multiply(perPercent);
                    yield rounding.score(full.multiply(reference).subtract(lost), reference);
                }
            };
        }

        private static boolean isPenalty(BigDecimal perPercent) {
            return Rounding.isPlain(perPercent) && perPercent.signum() >= 0;
        }
    }

    /**
     * Lowest price over price (Order 87 art. 55; domain reference 5.4, 5.6): the lowest valid price has all points, and
     * none may be left out of the comparison.
     *
     * @param weight share of the price in a full score of 100, from 0, where the state has fixed the price, to 1
     */
    record LowestOverPrice(BigDecimal weight) implements PriceFormula {
        public LowestOverPrice {
            FORMULA_PARAMETER.unless(
                    Rounding.isPlain(weight) && weight.signum() >= 0 && weight.compareTo(BigDecimal.ONE) <= 0,
                    "weight",
                    "The weight of the price lies between 0 and 1");
        }

        @Override
        public BigDecimal full() {
            return hundredfold(weight);
        }

        /** The lowest price itself, not rounded: it would no longer be the price of any bid. */
        @Override
        public BigDecimal reference(Collection<BigDecimal> prices) {
            requirePrices(prices);
            return Collections.min(prices);
        }

        /** The price score before its weight, out of a hundred, as published. */
        public BigDecimal outOfHundred(BigDecimal price, BigDecimal reference, Rounding rounding) {
            requirePositive(price);
            requirePositive(reference);
            PRICE_BELOW_REFERENCE.unless(
                    price.compareTo(reference) >= 0,
                    "reference",
                    "A price of %s is below the lowest, %s".formatted(price, reference));
            return rounding.score(hundredfold(reference), price);
        }

        @Override
        public BigDecimal score(BigDecimal price, BigDecimal reference, Rounding rounding) {
            var outOfHundred = outOfHundred(price, reference, rounding);
            return switch (rounding.stage()) {
                case RATE -> rounding.score(outOfHundred.multiply(weight));
                case SCORE -> rounding.score(reference.multiply(full()), price);
            };
        }
    }

    private static BigDecimal hundredfold(BigDecimal value) {
        return value.movePointRight(2);
    }

    private static void requirePrices(Collection<BigDecimal> prices) {
        NO_VALID_BID.unless(!prices.isEmpty(), "bids", "There is no valid bid to compute a reference price from");
        prices.forEach(PriceFormula::requirePositive);
    }

    private static void requirePositive(BigDecimal price) {
        PRICE_NOT_POSITIVE.unless(price.signum() > 0, "price", "%s is not a price above zero".formatted(price));
    }
}
