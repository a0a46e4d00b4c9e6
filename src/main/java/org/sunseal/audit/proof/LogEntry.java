package org.sunseal.audit.proof;

import org.sunseal.crypto.Merkle;

/** One entry of the log as anyone can download it: open, or the commitment to something kept elsewhere. */
public sealed interface LogEntry permits OpenEntry, Commitment {
    /** The bytes that are logged and hashed. */
    byte[] encode();

    /** What stands in the tree for this entry. */
    default byte[] leafHash() {
        return Merkle.leafHash(encode());
    }
}
