package org.sunseal.opening.proof.verify;

import org.sunseal.crypto.InvalidEvidence;

/** How a check says no. */
final class Expect {
    private Expect() {}

    /** Fails the check with this sentence unless the condition holds. */
    static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidEvidence("check-failed", otherwise);
        }
    }
}
