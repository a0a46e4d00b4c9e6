package org.sunseal.project;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a project, a lot, a notice or an order is refused. The codes are published. */
public enum ProjectRefusal implements Reason {
    NO_SUCH_PROJECT(Kind.NOT_FOUND),
    NO_SUCH_LOT(Kind.NOT_FOUND),
    NO_SUCH_ROUND(Kind.NOT_FOUND),
    NO_SUCH_DOCUMENT(Kind.NOT_FOUND),
    NOT_YOUR_PROJECT(Kind.FORBIDDEN),
    PROJECT_CODE_TAKEN(Kind.CONFLICT),
    LOT_TAKEN(Kind.CONFLICT),
    TENDEREE_KIND(Kind.INVALID),
    /** The stage table knows no such step, or its guard does not hold. */
    STEP_NOT_ALLOWED(Kind.CONFLICT),
    DOCUMENT_PUBLISHED(Kind.CONFLICT),
    DOCUMENT_NAME(Kind.INVALID),
    NO_DOCUMENTS(Kind.INVALID),

    WRONG_LOT(Kind.INVALID),
    WRONG_VERSION(Kind.INVALID),
    WRONG_PREVIOUS_NOTICE(Kind.INVALID),
    WRONG_DOCUMENTS_ROOT(Kind.INVALID),
    WRONG_REGISTER(Kind.INVALID),
    /** The suite or profile is none this platform runs, or differs from version 1. */
    WRONG_SUITE(Kind.INVALID),
    SIGNERS_CHANGED(Kind.INVALID),
    ROUNDS_CHANGED(Kind.INVALID),
    ROUND_BEFORE_ITS_PREDECESSOR(Kind.INVALID),
    OPENS_IN_THE_PAST(Kind.INVALID),
    TOO_FEW_BIDS_ASKED(Kind.INVALID),
    /** Contradiction may delay, never hasten (protocol 5.1b). */
    NOTICE_HASTENS(Kind.INVALID),
    NOTICE_LATE(Kind.TOO_LATE),

    NO_SUCH_SUSPENSION(Kind.CONFLICT),
    OUTAGE_DECLARED(Kind.CONFLICT),
    NO_OUTAGE(Kind.CONFLICT),
    OUTAGE_IN_THE_FUTURE(Kind.INVALID);

    private final Kind kind;

    ProjectRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
