package org.sunseal.evaluation.formula;

import java.util.Comparator;
import java.util.List;

/**
 * The lowest evaluated price comes first, equal prices share a rank (最低评标价法, Order 87 art. 54 and 56; domain
 * reference 5.3). Nothing but policy deductions adjusts a price, and nothing is marked.
 */
public record LowestPrice(SmallFirmDeduction deduction) implements EvaluationMethod {
    /**
     * Ranks the bids by evaluated price; the quote stays the price of the contract.
     *
     * @throws org.sunseal.kernel.Refused NO_VALID_BID, BID_REPEATED, CURRENCIES_DIFFER
     */
    public List<Ranked<EvaluatedBid>> rank(List<ValidBid> bids) {
        return Ranked.bestFirst(evaluated(bids), Comparator.comparing(EvaluatedBid::evaluated), EvaluatedBid::bid);
    }
}
