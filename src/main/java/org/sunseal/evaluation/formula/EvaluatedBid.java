package org.sunseal.evaluation.formula;

import java.math.BigDecimal;
import org.sunseal.kernel.Money;

/**
 * A valid bid with the price it is compared by. That price orders bids and is never the price of a contract.
 *
 * @param bid the bid's id
 * @param quote what the bidder asks
 * @param evaluated the quote less policy deductions in yuan, exact: a deduction is not rounded, so no tie comes from it
 */
public record EvaluatedBid(String bid, Money quote, BigDecimal evaluated) {}
