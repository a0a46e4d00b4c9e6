package org.sunseal.audit;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why the log refuses what witnesses and agents send. */
public enum LogRefusal implements Reason {
    /** No witness of the register has cosigned what was sent. */
    UNKNOWN_WITNESS(Kind.FORBIDDEN),
    /** The log never signed that checkpoint. */
    UNKNOWN_CHECKPOINT(Kind.CONFLICT),
    /** No capability takes forwarded entries of that type. */
    UNKNOWN_ENTRY_TYPE(Kind.INVALID),
    /** Larger than any note or entry can be. */
    TOO_LARGE_FOR_LOG(Kind.INVALID),
    /** The register of witnesses is not known yet. */
    NO_REGISTER(Kind.UNAVAILABLE);

    private final Kind kind;

    LogRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
