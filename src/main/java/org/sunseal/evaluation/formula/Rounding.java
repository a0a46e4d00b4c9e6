package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the documents of a lot say about rounding. Half goes up, always; what no method here rounds stays exact.
 *
 * @param stage when a price score is rounded first
 * @param scoreScale decimals of every published score, 0 to 6
 */
public record Rounding(RoundingStage stage, int scoreScale) {
    /** The wording most documents use: rate and scores to two decimals, the third decimal half up. */
    public static final Rounding USUAL = new Rounding(RoundingStage.RATE, 2);

    private static final int FINEST_SCALE = 6;
    private static final int DEVIATION_SCALE = 2;
    private static final int CENT_SCALE = 2;

    public Rounding {
        FORMULA_PARAMETER.unless(
                scoreScale >= 0 && scoreScale <= FINEST_SCALE,
                "scoreScale",
                "Scores have 0 to %d decimals, not %d".formatted(FINEST_SCALE, scoreScale));
    }

    /** Whether a number is written as people write marks and rates: an exponent could fill the memory when added. */
    static boolean isPlain(BigDecimal number) {
        return Math.abs(number.scale()) <= FINEST_SCALE;
    }

    /** A published score, rounded once from the exact quotient; a score is never below zero. */
    BigDecimal score(BigDecimal numerator, BigDecimal denominator) {
        var zero = BigDecimal.ZERO.setScale(scoreScale);
        return numerator.divide(denominator, scoreScale, RoundingMode.HALF_UP).max(zero);
    }

    BigDecimal score(BigDecimal exact) {
        return score(exact, BigDecimal.ONE);
    }

    /** Whether so many points can be published without rounding. */
    boolean holds(BigDecimal points) {
        return points.stripTrailingZeros().scale() <= scoreScale;
    }

    /** A deviation rate in percent, to two decimals. */
    static BigDecimal deviation(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, DEVIATION_SCALE, RoundingMode.HALF_UP);
    }

    /** A reference price, to the cent. */
    static BigDecimal referencePrice(BigDecimal numerator, BigDecimal denominator) {
        return numerator.divide(denominator, CENT_SCALE, RoundingMode.HALF_UP);
    }
}
