package org.sunseal.bidding;

import java.util.Locale;
import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a slot, an upload, a bid or a withdrawal is refused. */
public enum BidRefusal implements Reason {
    /** The round takes no bids at this instant. */
    BIDDING_CLOSED(Kind.TOO_LATE),
    /** The round is suspended; it may go on later. */
    LOT_SUSPENDED(Kind.CONFLICT),
    /** The trustees have not allotted keys to the round yet, or all slots are given out and more are on their way. */
    NOT_ALLOTTED(Kind.CONFLICT),
    /** One slot and eight replacements are all an organisation gets (protocol 5.1a). */
    SLOTS_EXHAUSTED(Kind.CONFLICT),
    /** sealed.json or withdraw.json is not in its one canonical form. */
    MALFORMED_MANIFEST(Kind.INVALID),
    /** Sent to one lot or round, written for another. */
    WRONG_LOT(Kind.INVALID),
    /** A newer notice or addendum is in force. */
    STALE_NOTICE(Kind.CONFLICT),
    WRONG_ALLOTMENT(Kind.INVALID),
    MALFORMED_CMS(Kind.INVALID),
    BAD_SIGNATURE(Kind.INVALID),
    /** Signed with a certificate this organisation has not registered, or the manifest does not name. */
    FOREIGN_CERTIFICATE(Kind.FORBIDDEN),
    /** Expired, revoked, of an authority nobody here trusts, or its revocation cannot be told. */
    UNFIT_CERTIFICATE(Kind.INVALID),
    BAD_TIMESTAMP(Kind.INVALID),
    /** The bytes are readable, or no sealed file can have their length. */
    NOT_SEALED(Kind.INVALID),
    MISSING_OBJECT(Kind.INVALID),
    OBJECT_REPEATED(Kind.INVALID),
    OBJECT_TOO_LARGE(Kind.INVALID),
    EMPTY_OBJECT(Kind.INVALID),
    /** seq and prev do not continue this organisation's own bids. */
    STALE_SEQUENCE(Kind.CONFLICT),
    /** The slot was not given to this organisation. */
    FOREIGN_SLOT(Kind.FORBIDDEN),
    /** Another bid was made under this slot. */
    SLOT_USED(Kind.CONFLICT),
    NO_SUCH_BID(Kind.NOT_FOUND),
    NO_SUCH_RECEIPT(Kind.NOT_FOUND),
    /** The time-stamp authority does not answer. */
    NO_TIMESTAMPS(Kind.UNAVAILABLE);

    private final Kind kind;

    BidRefusal(Kind kind) {
        this.kind = kind;
    }

    /** The refusal with the same code as a finding of {@code bidding.proof}. */
    static BidRefusal of(String code) {
        return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
