package org.sunseal.evaluation.proof;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;

/** Why a committee's work refuses an act. The codes are published. */
public enum SittingRefusal implements Reason {
    NOT_A_MEMBER(Kind.FORBIDDEN),
    /** The committee is at another step of its work. */
    OUT_OF_TURN(Kind.CONFLICT),
    /** The member has done this already; what is done stays. */
    ALREADY_GIVEN(Kind.CONFLICT),
    /** What was signed is not, byte for byte, what this member has to sign here. */
    STATEMENT_DIFFERS(Kind.INVALID),
    /** Not signed with the certificate the member registered. */
    FOREIGN_SIGNER(Kind.FORBIDDEN),
    NO_SUCH_MEMBER(Kind.INVALID),
    /** The tenderee's delegate leads no committee of procurement (Order 87 art. 45). */
    DELEGATE_MAY_NOT_LEAD(Kind.INVALID),
    NOT_THE_LEAD(Kind.FORBIDDEN),
    /** A ballot covers everything that is asked at once. */
    VERDICT_MISSING(Kind.INVALID),
    /** A verdict on a bid or item that is not up for review. */
    VERDICT_NOT_ASKED(Kind.INVALID),
    VERDICT_REPEATED(Kind.INVALID),
    /** A bid is rejected on the grounds the law lists and no other (Regulation 51, Order 87 art. 63). */
    GROUND_NOT_LISTED(Kind.INVALID),
    REASON_MISSING(Kind.INVALID),
    /** Nobody asked that bidder to explain its price. */
    EXPLANATION_NOT_ASKED(Kind.CONFLICT),
    /** A low price is judged after its explanation, or when the time for one is over (Order 87 art. 60). */
    EXPLANATION_AWAITED(Kind.CONFLICT),
    /** A correction of a bid that is not compared, or by no rule of arithmetic correction. */
    CORRECTION_NOT_LISTED(Kind.INVALID),
    /** Marks are shown when all members have committed to theirs, not before. */
    NOT_ALL_LOCKED(Kind.CONFLICT),
    /** Sheet and salt are not what the member committed to. */
    COMMITMENT_MISMATCH(Kind.INVALID),
    /** The sheet of another sitting, member or attempt. */
    FOREIGN_SHEET(Kind.INVALID),
    /** After the others' marks are known only what was sent back may change. */
    MARK_CHANGED(Kind.INVALID),
    /** Members marked an objective item differently (Order 87 art. 64): back to them. */
    OBJECTIVE_DIFFERS(Kind.CONFLICT),
    /** A sheet without fault is no spoilt one. */
    NOT_SPOILT(Kind.INVALID);

    private final Kind kind;

    SittingRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** Refuses for this reason unless the claim holds. */
    void unless(boolean claim, String detail) {
        if (!claim) {
            throw new Refused(this, detail);
        }
    }
}
