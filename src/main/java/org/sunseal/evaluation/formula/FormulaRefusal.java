package org.sunseal.evaluation.formula;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;

/** Why bids cannot be evaluated as given. The codes are published. */
public enum FormulaRefusal implements Reason {
    /** A parameter with which the formula has no meaning, such as a weight above one. */
    FORMULA_PARAMETER(Kind.INVALID),
    /** The points of price and parts are not the full score the documents state. */
    POINTS_DO_NOT_ADD_UP(Kind.INVALID),
    /** A price of zero or less, or a reference price that comes out as zero. */
    PRICE_NOT_POSITIVE(Kind.INVALID),
    CURRENCIES_DIFFER(Kind.INVALID),
    BID_REPEATED(Kind.INVALID),
    /** No bid is left to compute with; the lot has failed rather than been won by nobody. */
    NO_VALID_BID(Kind.CONFLICT),
    /** The reference is the lowest price, and this one is lower: the reference was computed without it. */
    PRICE_BELOW_REFERENCE(Kind.CONFLICT),
    SCORE_OUT_OF_RANGE(Kind.INVALID),
    /** An expert has not marked an item of a bid. */
    SCORE_MISSING(Kind.CONFLICT),
    /** A mark for an item, by an expert or for a bid that is not part of this evaluation. */
    SCORE_NOT_ASKED(Kind.INVALID),
    SCORE_REPEATED(Kind.CONFLICT),
    /** The experts marked an objective item differently (Order 87 art. 64). */
    OBJECTIVE_SCORES_DIFFER(Kind.CONFLICT),
    /** A stated total is not the sum of its parts (Order 87 art. 64). */
    TOTAL_IS_NOT_THE_SUM(Kind.INVALID);

    private final Kind kind;

    FormulaRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** Refuses for this reason if the claim does not hold. */
    void unless(boolean claim, String field, String detail) {
        if (!claim) {
            throw new Refused(this, field, detail);
        }
    }
}
