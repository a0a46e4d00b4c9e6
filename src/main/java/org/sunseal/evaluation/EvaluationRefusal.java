package org.sunseal.evaluation;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/**
 * Why an evaluation is refused from outside; what a committee refuses itself is {@link
 * org.sunseal.evaluation.proof.SittingRefusal}. The codes are published.
 */
public enum EvaluationRefusal implements Reason {
    NO_SUCH_EVALUATION(Kind.NOT_FOUND),
    /** The caller neither sits on the committee, nor runs or supervises the tender. */
    NOT_YOUR_EVALUATION(Kind.FORBIDDEN),
    /** The caller's organisation is neither agency nor tenderee of this tender. */
    NOT_THE_TENDER_SIDE(Kind.FORBIDDEN),
    /** The opening record of the round is not drawn up, or nothing was opened. */
    NOTHING_TO_EVALUATE(Kind.CONFLICT),
    /** The lot has no terms a committee could work by. */
    TERMS_MISSING(Kind.CONFLICT),
    /** No committee is drawn, or it is not complete. */
    COMMITTEE_MISSING(Kind.CONFLICT),
    /** The same committee sits already; another sitting needs another committee. */
    COMMITTEE_UNCHANGED(Kind.CONFLICT),
    /** Who qualifies was checked before, and is checked once. */
    QUALIFICATION_CHECKED(Kind.CONFLICT),
    /** The tenderee says who qualifies before a committee sits (Order 87 art. 44). */
    QUALIFICATION_UNCHECKED(Kind.CONFLICT),
    /** The lot is not at its evaluation: stopped, or past it. */
    NOT_EVALUATING(Kind.CONFLICT),
    NO_BID_TO_EXPLAIN(Kind.NOT_FOUND),
    NO_SUCH_FILE(Kind.NOT_FOUND),
    /** The report is drawn up: votes and marks stay as they are. */
    REPORT_DRAWN_UP(Kind.CONFLICT),
    /** There is no report yet. */
    NO_REPORT(Kind.NOT_FOUND),
    /** The evaluation has ended. */
    EVALUATION_ENDED(Kind.CONFLICT),
    /** The certificate of a member is expired, revoked, untrusted or for another use. */
    UNFIT_MEMBER_CERTIFICATE(Kind.INVALID),
    /** A member signs a report once, or dissents. */
    REPORT_SIGNED_ALREADY(Kind.CONFLICT),
    /** The file bears a signature too few: another was kept after it was fetched. */
    REPORT_SIGNED_MEANWHILE(Kind.CONFLICT),
    /** What the platform signed is not, byte by byte, what the file begins with. */
    REPORT_CHANGED(Kind.INVALID),
    /** Not exactly one sound PAdES signature with time-stamp of this member was added. */
    BAD_REPORT_SIGNATURE(Kind.INVALID),
    /** The time-stamp on the signature lies ahead of the platform's clock. */
    REPORT_STAMPED_AHEAD(Kind.INVALID),
    REPORT_TOO_LARGE(Kind.INVALID),
    /** The order to evaluate again names another lot or round. */
    REEVALUATION_ELSEWHERE(Kind.INVALID),
    /** The order names a report that is not the one in force. */
    NOT_THE_REPORT_IN_FORCE(Kind.INVALID),
    /** The ground is none of the kind's, or nothing is said of it. */
    REEVALUATION_GROUND(Kind.INVALID),
    /** No upheld objection asks for it, although the candidates are published. */
    REEVALUATION_UNFOUNDED(Kind.INVALID);

    private final Kind kind;

    EvaluationRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
