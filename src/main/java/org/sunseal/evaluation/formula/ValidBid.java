package org.sunseal.evaluation.formula;

import static org.sunseal.evaluation.formula.FormulaRefusal.FORMULA_PARAMETER;
import static org.sunseal.evaluation.formula.FormulaRefusal.PRICE_NOT_POSITIVE;

import org.sunseal.kernel.Money;

/**
 * A bid that has passed every review and is to be compared.
 *
 * @param bid its id, the same wherever this lot speaks of it
 * @param quote the quoted price after confirmed arithmetic correction, above zero; the contract is at this price
 * @param smallFirms how far it is a bid of small firms
 */
public record ValidBid(String bid, Money quote, SmallFirms smallFirms) {
    public ValidBid {
        FORMULA_PARAMETER.unless(!bid.isBlank(), "bid", "A bid has an id");
        PRICE_NOT_POSITIVE.unless(
                quote.amount().signum() > 0, "quote", "Bid %s is quoted at %s".formatted(bid, quote.amount()));
    }
}
