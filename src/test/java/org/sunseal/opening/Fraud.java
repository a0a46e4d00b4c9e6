package org.sunseal.opening;

/** What a dishonest platform does from the start, with its own keys, and the check that must say so. */
enum Fraud {
    NONE(""),
    /** A bid with a receipt is left out of the list. */
    DROPPED_BID("list-complete"),
    /** The record gives another price, and is signed and logged so. */
    CHANGED_PRICE("form-commitment"),
    /** The record publishes a form its bidder never committed to, with another blind. */
    OTHER_FORM("form-commitment"),
    /** CLOSE goes by the first notice although the second postponed the deadline. */
    OLD_NOTICE("notice-chain"),
    /** A second notice opens the round while the one before has no CLOSE. */
    EARLY_ROUND("round-opened"),
    /** A bid is stamped by an authority of the platform's own, an hour back. */
    BACKDATED_TOKEN("bid-timestamp"),
    /** A bid is stamped long after the receipt says it came. */
    STAMPED_AFTER_RECEIPT("bid-timestamp"),
    /** A bid came at the very deadline and is listed all the same. */
    LATE_BID("on-time"),
    /** After the deadline a notice postpones it, and a bid made since is listed. */
    LATE_NOTICE("on-time"),
    /** CLOSE never reached the log. */
    NO_CLOSE("close-logged"),
    /** The round was closed twice. */
    SECOND_CLOSE("close-unique"),
    /** Releases stand in the log before CLOSE. */
    EARLY_RELEASE("release-after-close"),
    /** Only two trustees released. */
    TWO_RELEASES("release-after-close"),
    /** A trustee says it saw no ALLOT. */
    BLIND_RELEASE("release-after-close"),
    /** The regulator had suspended the lot. */
    SUSPENDED("orders"),
    /** The record gives a bid to another organisation. */
    OTHER_HOLDER("record-list"),
    /** The folder and the record's line of one bid hold a copy of another bid. */
    COPIED_BID("list-complete"),
    /** The record lays a fault on a bidder whose form and files opened. */
    BLAMED_BIDDER("price-read-out"),
    /** The PDF prints another price than the JSON. */
    OTHER_PDF("pdf-twin"),
    /** Behind the platform's signature another price is painted over the PDF before the agency signs it. */
    PAINTED_OVER("pdf-twin"),
    /** Somebody else signs the PDF for the tender side, with a certificate that is in order. */
    FOREIGN_SIGNER("tender-signature"),
    /** The agency signs the PDF twice over. */
    SIGNED_TWICE("tender-signature"),
    /** The tender side's signatures are logged, and the PDF is shown without them. */
    SIGNATURES_CUT_OFF("record-logged"),
    /** The record is not in the log. */
    RECORD_NOT_LOGGED("record-logged"),
    /** The platform, not a trustee's quorum, signed the allotment. */
    THREE_ALLOT("allotment");

    private final String check;

    Fraud(String check) {
        this.check = check;
    }

    /** The check that names it. */
    String check() {
        return check;
    }
}
