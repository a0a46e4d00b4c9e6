package org.sunseal.dispute;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why an enquiry, an objection or an answer is refused. The codes are published. */
public enum DisputeRefusal implements Reason {
    NO_SUCH_ENQUIRY(Kind.NOT_FOUND),
    NO_SUCH_OBJECTION(Kind.NOT_FOUND),
    /** It is not evidence of that objection, or not for this caller. */
    NO_SUCH_EVIDENCE(Kind.NOT_FOUND),

    /** Questions end with the deadline for bids. */
    ENQUIRY_TOO_LATE(Kind.TOO_LATE),
    EMPTY_QUESTION(Kind.INVALID),
    EMPTY_ANSWER(Kind.INVALID),
    EMPTY_GROUNDS(Kind.INVALID),
    TOO_MUCH_EVIDENCE(Kind.INVALID),
    /** Named in the objection, and not handed in before it. */
    MISSING_EVIDENCE(Kind.INVALID),
    EVIDENCE_TOO_LARGE(Kind.INVALID),
    EVIDENCE_DIGEST(Kind.INVALID),
    OBJECTION_FOR_ANOTHER_LOT(Kind.INVALID),
    /** Its period is counted from the day its ground was known, and that day is missing or still to come. */
    KNOWN_ON(Kind.INVALID),
    /** Who tenders does not object to the tender. */
    OWN_TENDER(Kind.FORBIDDEN),
    /** This kind lets only those object who took the documents. */
    NOT_A_PARTY(Kind.FORBIDDEN),
    /** What it is about does not exist yet, or the kind knows no such objection. */
    NOTHING_TO_OBJECT_TO(Kind.CONFLICT),
    ANSWER_TO_ANOTHER_OBJECTION(Kind.INVALID),
    /** A consequence that does not belong to the outcome, or to what was objected to. */
    WRONG_CONSEQUENCE(Kind.INVALID),
    /** Another answer was given before; the same one again is welcome. */
    ALREADY_ANSWERED(Kind.CONFLICT);

    private final Kind kind;

    DisputeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
