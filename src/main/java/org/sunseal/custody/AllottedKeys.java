package org.sunseal.custody;

import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.custody.proof.Allotment;

/**
 * The keys of a round, validly allotted.
 *
 * @param allotment which keys and under which terms
 * @param message the same with the signatures of at least a trustees
 */
public record AllottedKeys(Allotment allotment, byte[] message) {
    /** The open log entry the allotment became. */
    public OpenEntry entry() {
        return new OpenEntry("ALLOT", message);
    }
}
