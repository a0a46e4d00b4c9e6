package org.sunseal.experts;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why experts and draws say no. The codes are published. */
public enum ExpertRefusal implements Reason {
    NO_SUCH_EXPERT(Kind.NOT_FOUND),
    /** The account has not joined an expert's entry; it does so with the expert's signature. */
    NOT_AN_EXPERT(Kind.FORBIDDEN),
    /** Another expert has this certificate. */
    EXPERT_CERTIFICATE_TAKEN(Kind.CONFLICT),
    /** A code is 1 to 64 characters A-Z a-z 0-9 . _ - */
    EXPERT_CODE(Kind.INVALID),
    /** A span ends after it begins, and employments are those of organisations with a credit code. */
    EXPERT_SPAN(Kind.INVALID),
    /** The proof is not a signature, by a registered expert, over the caller's account. */
    EXPERT_PROOF(Kind.INVALID),

    /** Who bids is not known before the close, so nobody could be kept out (protocol 8.2-9). */
    DRAW_BEFORE_CLOSE(Kind.CONFLICT),
    /** The lot has a draw whose outcome is open, or nobody is missing. */
    DRAW_NOT_DUE(Kind.CONFLICT),
    /** A further draw asks for more or fewer experts than seats are empty. */
    DRAW_REQUEST(Kind.INVALID),
    EVALUATION_IN_THE_PAST(Kind.INVALID),
    NO_SUCH_DRAW(Kind.NOT_FOUND),
    /** The draw has no such thing yet. */
    DRAW_NOT_THAT_FAR(Kind.NOT_FOUND),
    /** The draw does not wait for the regulator: not yet, or no more. */
    POOL_NOT_AWAITING(Kind.CONFLICT),
    /** Not the regulator's signature over exactly the body of this draw's POOL. */
    WRONG_COUNTERSIGNATURE(Kind.INVALID),
    /** Not a trustee's release for this draw, or a share that does not fit the key. */
    WRONG_DRAW_SHARE(Kind.INVALID),
    DRAW_MESSAGE_TOO_LARGE(Kind.INVALID),

    NO_SUCH_SEAT(Kind.NOT_FOUND),
    /** A seat is declined by its expert alone; the centre frees it for absence or recusal. */
    CAUSE_OF_ANOTHER(Kind.INVALID),
    NO_SUCH_INVITATION(Kind.NOT_FOUND),
    /** It was answered, or the time to answer is over. */
    INVITATION_CLOSED(Kind.TOO_LATE),
    /** No signature of the invited expert over exactly the statement shown. */
    DECLINE_SIGNATURE(Kind.INVALID),

    NOT_THE_TENDEREE(Kind.FORBIDDEN),
    /** The number of delegates is the one of the draw's request, each an account of the tenderee with its certificate. */
    DELEGATES(Kind.INVALID);

    private final Kind kind;

    ExpertRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
