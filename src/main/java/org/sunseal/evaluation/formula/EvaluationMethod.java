package org.sunseal.evaluation.formula;

import java.util.List;

/** By what the bids of a lot are compared, as its documents say. */
public sealed interface EvaluationMethod permits Composite, LowestPrice {
    /** What is deducted before prices are compared. */
    SmallFirmDeduction deduction();

    /**
     * The valid bids with the prices they are compared by, in the order given.
     *
     * @throws org.sunseal.kernel.Refused NO_VALID_BID, BID_REPEATED, CURRENCIES_DIFFER
     */
    default List<EvaluatedBid> evaluated(List<ValidBid> bids) {
        return deduction().evaluated(bids);
    }
}
