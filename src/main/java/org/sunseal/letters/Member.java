package org.sunseal.letters;

import java.util.UUID;

/** Whoever may stand on a {@link SealedLists sealed list}. */
public sealed interface Member {
    /** The one spelling under which it is found. */
    String key();

    static Member account(String subject) {
        return new OneAccount(subject);
    }

    static Member organisation(UUID id) {
        return new WholeOrganisation(id);
    }

    /** One person. */
    record OneAccount(String subject) implements Member {
        @Override
        public String key() {
            return "account:" + subject;
        }
    }

    /** Everybody of an organisation. */
    record WholeOrganisation(UUID id) implements Member {
        @Override
        public String key() {
            return "organisation:" + id;
        }
    }
}
