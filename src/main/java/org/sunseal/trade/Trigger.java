package org.sunseal.trade;

import java.util.Locale;

/** What happens to a lot: an act, a clock that runs out, or something found. */
public enum Trigger {
    REGISTER,
    SCHEDULE,
    PUBLISH_NOTICE,
    ISSUE_ADDENDUM,
    OBJECT,
    ANSWER_OBJECTION,
    HAND_IN_BID,
    REACH_DEADLINE,
    START_OPENING,
    FIND_TOO_FEW_BIDS,
    UNSEAL,
    SIGN_RECORD,
    CHECK_QUALIFICATION,
    FIND_TOO_FEW_QUALIFIED,
    SEAT_COMMITTEE,
    REJECT_ALL,
    SIGN_REPORT,
    REEVALUATE,
    PUBLISH_CANDIDATES,
    END_PUBLICITY,
    AWARD,
    /** The winner is out, and the next in rank takes its place. */
    AWARD_NEXT,
    FIND_NO_WINNER,
    SEND_NOTICES,
    DECIDE,
    ANNOUNCE_RESULT,
    CONTRACT,
    PUBLISH_CONTRACT,
    ACCEPT_DELIVERY,
    REFUND_BONDS,
    ARCHIVE,
    /** A new round of the same lot. */
    RETENDER,
    SUSPEND,
    /** Back to the stage a suspension interrupted. */
    RESUME,
    TERMINATE;

    /** Whether this may cut in almost anywhere, instead of leading from one stage to the next. */
    public boolean interrupts() {
        return this == SUSPEND || this == RESUME || this == TERMINATE;
    }

    /** In words: {@code publish notice}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
