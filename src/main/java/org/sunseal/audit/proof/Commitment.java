package org.sunseal.audit.proof;

import java.nio.ByteBuffer;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;

/**
 * An entry of which the log shows 32 bytes only: the commitment to a {@link SealedEntry}, or padding. Nobody can tell
 * which from outside (protocol 9.1, cover).
 */
public record Commitment(byte[] value) implements LogEntry {
    private static final int SIZE = 32;

    public Commitment {
        if (value.length != SIZE) {
            throw new InvalidEvidence("malformed-entry", "A commitment has 32 bytes, not " + value.length);
        }
    }

    /** PAD: 32 random bytes, a commitment to nothing. */
    public static Commitment padding() {
        return new Commitment(Keys.random(SIZE));
    }

    @Override
    public byte[] encode() {
        return ByteBuffer.allocate(1 + SIZE)
                .put(LogEntries.COMMITMENT)
                .put(value)
                .array();
    }
}
