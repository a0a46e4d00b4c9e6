package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;

import java.math.BigDecimal;
import java.util.List;

/**
 * How the experts' sums for one part of one bid become its score. Extremes are dropped only if the documents say so.
 */
public sealed interface ExpertMean {
    /** The sums that are averaged. */
    List<BigDecimal> counted(List<BigDecimal> sums);

    /** The mean of what counts, as published. There is at least one sum. */
    default BigDecimal of(List<BigDecimal> sums, Rounding rounding) {
        var counted = counted(sums);
        var sum = counted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return rounding.score(sum, BigDecimal.valueOf(counted.size()));
    }

    /** Every member counts: what holds when the documents are silent. */
    record OfAll() implements ExpertMean {
        @Override
        public List<BigDecimal> counted(List<BigDecimal> sums) {
            return sums;
        }
    }

    /**
     * One highest and one lowest do not count.
     *
     * @param fromMembers committees smaller than this keep all; at least 3, commonly 5 or 7
     */
    record WithoutExtremes(int fromMembers) implements ExpertMean {
        private static final int DROPPED = 2;

        public WithoutExtremes {
            FORMULA_PARAMETER.unless(
                    fromMembers > DROPPED, "fromMembers", "Two of %d cannot be dropped".formatted(fromMembers));
        }

        @Override
        public List<BigDecimal> counted(List<BigDecimal> sums) {
            if (sums.size() < fromMembers) {
                return sums;
            }
            return sums.stream().sorted().skip(1).limit(sums.size() - DROPPED).toList();
        }
    }
}
