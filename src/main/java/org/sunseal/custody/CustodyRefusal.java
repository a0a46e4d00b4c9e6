package org.sunseal.custody;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why custody says no. The codes are published. */
public enum CustodyRefusal implements Reason {
    /** The trust file is missing, so nobody's signature can be judged. */
    REGISTER_MISSING(Kind.UNAVAILABLE),
    NO_SUCH_CEREMONY(Kind.NOT_FOUND),
    /** The path names nobody in the register. */
    NO_SUCH_TRUSTEE(Kind.NOT_FOUND),
    /** Only one ceremony runs at a time. */
    CEREMONY_RUNNING(Kind.CONFLICT),
    /** So many dealings were proved bad that the honest rest is too few; a new register is needed. */
    TOO_FEW_DEALERS(Kind.CONFLICT),
    /** The ceremony is past the step this message belongs to. */
    CEREMONY_PAST(Kind.CONFLICT),
    /** The trustee has sent another message for this step before, and that one counts. */
    MESSAGE_DIFFERS(Kind.CONFLICT),
    /** The message is not what its place in the ceremony asks for. */
    WRONG_STATEMENT(Kind.INVALID),
    NO_SUCH_BATCH(Kind.NOT_FOUND),
    NO_SUCH_ALLOTMENT(Kind.NOT_FOUND),
    /** The round's keys are proposed, and too few trustees have signed yet. */
    ALLOTMENT_UNSIGNED(Kind.NOT_FOUND),
    MESSAGE_TOO_LARGE(Kind.INVALID),
    /** So many dealings are being read already that this one has to be sent again later. */
    DEALINGS_BUSY(Kind.UNAVAILABLE);

    private final Kind kind;

    CustodyRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
