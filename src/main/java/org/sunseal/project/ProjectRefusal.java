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
    /** The category or the estimate of a lot is not told. */
    SIZE_MISSING(Kind.INVALID),
    /** The stage table knows no such step, or its guard does not hold. */
    STEP_NOT_ALLOWED(Kind.CONFLICT),
    DOCUMENT_PUBLISHED(Kind.CONFLICT),
    /** Somebody stored other bytes under that name meanwhile. */
    DOCUMENT_CHANGED(Kind.CONFLICT),
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
    /** The decision to tender again names another round than the last. */
    WRONG_ROUND(Kind.INVALID),
    /** A decision to tender again says why. */
    NO_REASON(Kind.INVALID),
    OPENS_IN_THE_PAST(Kind.INVALID),
    TOO_FEW_BIDS_ASKED(Kind.INVALID),
    /** Contradiction may delay, never hasten (protocol 5.1b). */
    NOTICE_HASTENS(Kind.INVALID),
    NOTICE_LATE(Kind.TOO_LATE),

    /** The centre's window has not accepted the project. */
    REGISTRATION_OPEN(Kind.CONFLICT),
    /** The project was handed in; nothing is added to it now. */
    REGISTRATION_CLOSED(Kind.CONFLICT),
    REGISTRATION_INCOMPLETE(Kind.INVALID),
    NO_SUCH_REGISTRATION(Kind.NOT_FOUND),
    SLIP_INCOMPLETE(Kind.INVALID),
    /** One notice had to name everything that was missing. */
    CORRECTION_NOT_COMPLETE(Kind.INVALID),
    /** An operator has not configured what transaction codes begin with. */
    PLATFORM_CODE_MISSING(Kind.CONFLICT),
    PLACE_TAKEN(Kind.CONFLICT),
    /** Lots below the threshold that together reach it (TBR 24). */
    SPLIT_BELOW_THRESHOLD(Kind.INVALID),
    COMPULSORY_TENDER(Kind.INVALID),

    BAD_TERMS(Kind.INVALID),
    TERMS_MISSING(Kind.INVALID),
    /** The terms leave out what the kind asks for; the detail cites who asks for it. */
    NOTICE_INCOMPLETE(Kind.INVALID),
    /** Bid bonds wait for the platform's ledger. */
    BONDS_NOT_YET(Kind.INVALID),
    /** An addendum may not change what is bought or who may bid (O87 27). */
    ADDENDUM_CHANGES_SUBJECT(Kind.INVALID),

    RULE_TAKEN(Kind.CONFLICT),
    BAD_RULE(Kind.INVALID),

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
