package org.sunseal.identity;

import java.util.Locale;

/** What part an organisation takes. The names equal the roles of the accounts that may register one. */
public enum OrganisationKind {
    BIDDER,
    AGENCY,
    TENDEREE,
    REGULATOR;

    /** As written in JSON, in the database and as a role. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrganisationKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
