package org.sunseal.trade;

/** Where a lot stands in its kind's {@link StageTable}. Not every kind passes every stage. */
public enum Stage {
    /** Split off its engineering project. */
    PLANNED,
    /** The intention to procure is published. */
    INTENTION,
    /** The centre has accepted the procurement. */
    REGISTERED,
    /** Rooms and dates are booked, nothing is announced. */
    SCHEDULED,
    /** Announced; documents are out and bids are taken. */
    ISSUING,
    /** An objection to the documents waits for its answer. */
    PAUSED_OBJECTION,
    /** The deadline has passed and the list of bids is frozen. */
    CLOSED,
    /** Trustees are asked for their shares. */
    OPENING,
    /** The opening forms are read and shown. */
    READ_OUT,
    /** The opening record is signed. */
    OPENED,
    /** The tenderee has checked who qualifies; only procurement does so before a committee sits. */
    QUALIFIED,
    /** The committee is seated and at work. */
    EVALUATING,
    /** The committee, or a new one, does its work again on a lawful ground. */
    REEVALUATION,
    /** The report is signed. */
    EVALUATED,
    /** The candidates are published and may be objected to. */
    PUBLICITY,
    /** An objection to the candidates waits for its answer. */
    PAUSED_OBJECTION_RESULT,
    /** The publicity ended with nothing left to answer. */
    AWARDABLE,
    /** The tenderee of an engineering lot has chosen the winner. */
    AWARDED,
    /** Winner and losers are told. */
    NOTICE_SENT,
    /** The tenderee of a procurement has taken the winner, or was silent for too long. */
    DECIDED,
    /** The result is published. */
    ANNOUNCED,
    /** The contract is signed. */
    CONTRACTED,
    /** The contract is published. */
    CONTRACT_PUBLISHED,
    /** What was bought is delivered and accepted (验收). */
    ACCEPTED,
    /** Bonds are paid back. */
    SETTLED,
    /** Everything is filed; the end. */
    ARCHIVED,
    /** This round came to nothing (流标, 废标); another round may follow. */
    FAILED,
    /** Held by the regulator. */
    SUSPENDED,
    /** Given up for good; the other end. */
    TERMINATED;

    /** Whether a lot that stands here waits to go on, and takes no bids meanwhile. */
    public boolean isHeld() {
        return this == PAUSED_OBJECTION || this == SUSPENDED;
    }

    /** Whether nothing of a lot that stands here is closed or opened. */
    public boolean isStopped() {
        return isHeld() || this == TERMINATED;
    }

    /** Whether a notice may be published: before the close, and while a lot is stopped but may still go on. */
    public boolean takesNotices() {
        return this == SCHEDULED || this == ISSUING || isHeld();
    }
}
