package org.sunseal.award;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a step from the report to the archive is refused. The codes are published. */
public enum AwardRefusal implements Reason {
    /** No signed report of an evaluation has come in for that lot. */
    NOT_EVALUATED(Kind.CONFLICT),
    NO_SUCH_PAPER(Kind.NOT_FOUND),
    NO_SUCH_FILE(Kind.NOT_FOUND),
    NOT_THE_TENDER_SIDE(Kind.FORBIDDEN),
    /** Only the tenderee itself may do this, not whoever acts for it. */
    NOT_THE_TENDEREE(Kind.FORBIDDEN),
    WRONG_LOT(Kind.INVALID),
    /** The report that is named is not the one in force. */
    WRONG_REPORT(Kind.INVALID),

    /** A mandatory field says nothing; the detail cites the row that asks for it. */
    CONTENT_MISSING(Kind.INVALID),
    /** A field says something else than report, opening record or decision do. */
    UNLIKE_THE_RECORD(Kind.INVALID),
    PERIOD_MISSING(Kind.INVALID),

    /** Objections or queries wait for their answer. */
    MATTERS_OPEN(Kind.CONFLICT),

    /** Somebody ranked before the winner is passed over without a ground. */
    AWARD_NOT_FIRST(Kind.INVALID),
    NOT_A_CANDIDATE(Kind.INVALID),
    GROUND_NOT_LISTED(Kind.INVALID),
    EVIDENCE_MISSING(Kind.INVALID),
    /** The candidates' publicity is not over, and no upheld objection ends the lot. */
    PUBLICITY_RUNS(Kind.CONFLICT),
    /** What follows from an upheld objection has to be done first, or in this very decision. */
    CONSEQUENCE_OPEN(Kind.INVALID),
    BID_VALIDITY_ENDED(Kind.TOO_LATE),

    NOT_DECIDED(Kind.CONFLICT),
    NOTICE_NOT_SIGNED(Kind.CONFLICT),
    NOTICE_CHANGED(Kind.INVALID),
    BAD_NOTICE_SIGNATURE(Kind.INVALID),
    ALREADY_SIGNED(Kind.CONFLICT),
    NOTICE_STAMPED_AHEAD(Kind.INVALID),

    CONTRACT_UNLIKE_THE_BID(Kind.INVALID),
    BAD_CONTRACT_SIGNATURE(Kind.INVALID),
    CONTRACT_NOT_SIGNED_BY_BOTH(Kind.INVALID),
    /** A contract may not be signed before the award notice is out. */
    CONTRACT_BEFORE_NOTICE(Kind.INVALID),

    /** The written report to the regulator is not there yet. */
    REPORT_TO_REGULATOR_MISSING(Kind.CONFLICT),
    NOT_ARCHIVED(Kind.NOT_FOUND),
    FILE_TOO_LARGE(Kind.INVALID),
    /** The operator has not said where the tool lies that a court copy carries. */
    VERIFIER_MISSING(Kind.UNAVAILABLE);

    private final Kind kind;

    AwardRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
