package org.sunseal.trade;

import java.util.Locale;

/** Who moves a lot. */
public enum Actor {
    /** The platform itself, when a clock runs out or a count is known. */
    SYSTEM,
    BIDDER,
    /** Who is no bidder yet is touched by the tender (其他利害关系人). */
    INTERESTED_PARTY,
    TENDEREE,
    AGENCY,
    CENTRE,
    TRUSTEE,
    /** The seated experts together. */
    COMMITTEE,
    REGULATOR;

    /** In words: {@code interested party}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
