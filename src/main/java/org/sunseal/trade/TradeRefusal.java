package org.sunseal.trade;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a rule of the trade says no. The codes are published; the detail cites the rule's code and article. */
public enum TradeRefusal implements Reason {
    /** The period reaches a year whose working days are not published. */
    CALENDAR_MISSING(Kind.CONFLICT),
    /** No row is in force for what was asked. */
    RULE_MISSING(Kind.CONFLICT),
    BAD_REGION(Kind.INVALID),
    BAD_TRANSACTION_CODE(Kind.INVALID),

    /** The deadline lies too near its start; the detail offers the earliest lawful one. */
    DEADLINE_TOO_EARLY(Kind.INVALID),
    /** Something must stay open for longer; the detail offers the earliest lawful end. */
    PERIOD_TOO_SHORT(Kind.INVALID),
    /** It came too near before the deadline; the detail offers the earliest deadline it would fit. */
    TOO_NEAR_THE_DEADLINE(Kind.TOO_LATE),
    /** A time limit is over. */
    TIME_LIMIT_PASSED(Kind.TOO_LATE),

    BELOW_MINIMUM(Kind.INVALID),
    ABOVE_MAXIMUM(Kind.INVALID),
    /** A committee must be able to vote without a tie. */
    COMMITTEE_EVEN(Kind.INVALID);

    private final Kind kind;

    TradeRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
