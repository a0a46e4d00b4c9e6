package org.sunseal.identity;

import java.util.Locale;

/** What a mandate allows. */
public enum MandateScope {
    /**
     * To register and run the organisation's tender projects (an agency for a tenderee). There is none for bids: a bid
     * is signed for the organisation by a certificate of its own, so its own accounts hand it in.
     */
    TENDER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static MandateScope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
