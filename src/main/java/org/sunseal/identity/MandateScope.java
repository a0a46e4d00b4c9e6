package org.sunseal.identity;

import java.util.Locale;

/** What a mandate allows. */
public enum MandateScope {
    /** To register and run the organisation's tender projects (an agency for a tenderee). */
    TENDER,
    /** To take documents and hand in bids for the organisation. */
    BID;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MandateScope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
