package org.sunseal.opening;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why closing and opening say no. The codes are published. */
public enum OpeningRefusal implements Reason {
    /** The round still takes bids, or was never announced. */
    NOT_CLOSED(Kind.NOT_FOUND),
    /** No CLOSE has that digest. */
    NO_SUCH_CLOSING(Kind.NOT_FOUND),
    /** The round is closed, but its record is not drawn up yet. */
    NOT_OPENED(Kind.NOT_FOUND),
    /** Too few bids came: nothing of the round is ever opened. */
    NOTHING_TO_OPEN(Kind.CONFLICT),
    /** A message not sealed to this service, not signed by the trustee it was sent for, or for another closing. */
    FOREIGN_SHARES(Kind.INVALID),
    /** A share is missing, surplus or wrong; the message is set aside whole and its trustee named (protocol 5.9 O2). */
    SHARE_MISMATCH(Kind.INVALID),
    /** Longer than any message of its kind can be. */
    MESSAGE_TOO_LARGE(Kind.INVALID),
    /** The record is signed by the tender's agency and its tenderee; the caller is neither. */
    NOT_THE_TENDER_SIDE(Kind.FORBIDDEN),
    /** An organisation signs a record once. */
    ALREADY_SIGNED(Kind.CONFLICT),
    /** The file bears one signature too few: another was kept after it was fetched. */
    RECORD_SIGNED_MEANWHILE(Kind.CONFLICT),
    /** What the platform signed is not, byte by byte, what the file begins with. */
    RECORD_CHANGED(Kind.INVALID),
    /** Not exactly one sound PAdES signature with time-stamp over the whole file, or more than a signature was added. */
    BAD_RECORD_SIGNATURE(Kind.INVALID),
    /** The time-stamp on the signature lies ahead of the platform's clock. */
    RECORD_STAMPED_AHEAD(Kind.INVALID),
    /** The tenderee's certificate is not named in version 1 of the notice. */
    SIGNER_NOT_IN_NOTICE(Kind.INVALID),
    /** The signing certificate is expired, revoked, untrusted or for another use, when it was stamped or now. */
    UNFIT_RECORD_SIGNER(Kind.INVALID),
    /** The caller's organisation has not registered the certificate that signed. */
    FOREIGN_RECORD_SIGNER(Kind.FORBIDDEN),
    /** The caller has no bid among those listed. */
    NO_BID_OF_YOURS(Kind.NOT_FOUND),
    /** Nothing here answers the claim. */
    CLAIM_NOT_ANSWERED(Kind.NOT_FOUND);

    private final Kind kind;

    OpeningRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
