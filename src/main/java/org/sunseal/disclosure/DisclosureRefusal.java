package org.sunseal.disclosure;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why restricted data is not handed out. The codes are published. */
public enum DisclosureRefusal implements Reason {
    /** No record, no data. */
    READING_NOT_RECORDED(Kind.UNAVAILABLE),
    BAD_GROUND(Kind.INVALID);

    private final Kind kind;

    DisclosureRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
