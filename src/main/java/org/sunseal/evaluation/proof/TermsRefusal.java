package org.sunseal.evaluation.proof;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why the evaluation section of a lot's terms is refused. The codes are published. */
public enum TermsRefusal implements Reason {
    /** The terms say nothing about evaluation. */
    EVALUATION_MISSING,
    /** A field that has to be there is not. */
    EVALUATION_FIELD_MISSING,
    /** A field with a value of another kind than it takes, or an unknown word. */
    EVALUATION_FIELD_WRONG,
    /** A field nobody reads: what it says would bind nobody. */
    EVALUATION_FIELD_UNKNOWN,
    /** The law does not know this method for this kind of trade. */
    METHOD_NOT_ALLOWED,
    /** Order 87 art. 55. */
    PRICE_WEIGHT_TOO_LOW,
    /** What decides who may bid gives no points (Order 87 art. 55). */
    QUALIFICATION_SCORED,
    /** The policy fixes the range of the deduction. */
    DEDUCTION_OUT_OF_RANGE;

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
