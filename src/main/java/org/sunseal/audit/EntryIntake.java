package org.sunseal.audit;

import org.sunseal.audit.proof.OpenEntry;

/**
 * Takes signed entries that agents forward to the log: an ORDER, a NOTICE, a RELEASE (protocol 9.1). Each capability
 * implements this for the types it understands.
 */
public interface EntryIntake {
    /** Whether entries of this type are for this capability. */
    boolean takes(String type);

    /**
     * Verifies the message and its signer, lets it have its effect and appends it, in a transaction of its own. The same
     * entry may come many times. Throws {@link org.sunseal.kernel.Refused} or {@link org.sunseal.crypto.InvalidEvidence}.
     */
    void take(OpenEntry entry);
}
