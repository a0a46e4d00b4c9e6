package org.sunseal.audit.proof;

import java.util.Arrays;
import org.sunseal.crypto.InvalidEvidence;

/** Reads log entries by their first byte: 01 open, 00 commitment (protocol 9.1). */
public final class LogEntries {
    static final byte COMMITMENT = 0;
    static final byte OPEN = 1;

    private LogEntries() {}

    /** The entry in these bytes; anything else is {@link InvalidEvidence} {@code malformed-entry}. */
    public static LogEntry parse(byte[] entry) {
        if (entry.length == 0) {
            throw new InvalidEvidence("malformed-entry", "A log entry is not empty");
        }
        byte[] rest = Arrays.copyOfRange(entry, 1, entry.length);
        return switch (entry[0]) {
            case COMMITMENT -> new Commitment(rest);
            case OPEN -> OpenEntry.parse(rest);
            default -> throw new InvalidEvidence("malformed-entry", "No log entry begins with " + entry[0]);
        };
    }
}
