package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.TOTAL_IS_NOT_THE_SUM;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What a bid has scored, as published. The total is the sum of the published scores, so that a reader can add it up.
 *
 * @param bid the bid and its prices
 * @param price the price score
 * @param parts the other scores by the code of the part, in the order of the documents
 * @param total their sum; any other value is refused, whoever states it
 */
public record BidScore(EvaluatedBid bid, BigDecimal price, SequencedMap<String, BigDecimal> parts, BigDecimal total) {
    public BidScore {
        parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
        var sum = sum(price, parts);
        TOTAL_IS_NOT_THE_SUM.unless(
                sum.compareTo(total) == 0,
                "total",
                "Bid %s: the scores add up to %s, not %s".formatted(bid.bid(), sum, total));
    }

    static BidScore of(EvaluatedBid bid, BigDecimal price, SequencedMap<String, BigDecimal> parts) {
        return new BidScore(bid, price, parts, sum(price, parts));
    }

    private static BigDecimal sum(BigDecimal price, SequencedMap<String, BigDecimal> parts) {
        return parts.values().stream().reduce(price, BigDecimal::add);
    }
}
