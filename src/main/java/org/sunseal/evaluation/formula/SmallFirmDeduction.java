package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.BID_REPEATED;
import static org.sunseal.evaluation.formula.FormulaRefusal.CURRENCIES_DIFFER;
import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;
import static org.sunseal.evaluation.formula.FormulaRefusal.NO_VALID_BID;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/**
 * What is taken off the quotes of small firms before prices are compared (domain reference 5.5). The documents fix the
 * rates; that they keep to the legal range is for the rule rows of the trade.
 *
 * @param whole rate for small and micro firms, such as 0.15; from 0 to below 1
 * @param part rate for larger bidders with small firms in their consortium or as subcontractors, such as 0.05
 */
public record SmallFirmDeduction(BigDecimal whole, BigDecimal part) {
    /** Nothing is deducted: a lot set aside for small firms, or a policy that does not apply. */
    public static final SmallFirmDeduction NONE = new SmallFirmDeduction(BigDecimal.ZERO, BigDecimal.ZERO);

    public SmallFirmDeduction {
        FORMULA_PARAMETER.unless(isRate(whole), "whole", "A deduction lies between 0 and 1, 1 excluded");
        FORMULA_PARAMETER.unless(isRate(part), "part", "A deduction lies between 0 and 1, 1 excluded");
    }

    /** The price this bid is compared by. */
    public EvaluatedBid evaluated(ValidBid bid) {
        var rate =
                switch (bid.smallFirms()) {
                    case NONE -> BigDecimal.ZERO;
                    case PART -> part;
                    case WHOLE -> whole;
                };
        var evaluated = bid.quote().amount().multiply(BigDecimal.ONE.subtract(rate));
        return new EvaluatedBid(bid.bid(), bid.quote(), evaluated);
    }

    /**
     * The same for all bids of a lot, in the order given.
     *
     * @throws org.sunseal.kernel.Refused NO_VALID_BID, BID_REPEATED, CURRENCIES_DIFFER
     */
    public List<EvaluatedBid> evaluated(List<ValidBid> bids) {
        NO_VALID_BID.unless(!bids.isEmpty(), "bids", "There is no valid bid to compare");
        var currency = bids.getFirst().quote().currency();
        var seen = new HashSet<String>();
        for (var bid : bids) {
            BID_REPEATED.unless(seen.add(bid.bid()), "bids", "Bid %s is there twice".formatted(bid.bid()));
            CURRENCIES_DIFFER.unless(
                    bid.quote().currency().equals(currency),
                    "bids",
                    "Bid %s is not quoted in %s".formatted(bid.bid(), currency));
        }
        return bids.stream().map(this::evaluated).toList();
    }

    private static boolean isRate(BigDecimal rate) {
        return Rounding.isPlain(rate) && rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) < 0;
    }
}
