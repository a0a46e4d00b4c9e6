package org.sunseal.hall;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a hall cannot be shown. */
public enum HallRefusal implements Reason {
    /** There is no such round, or no notice of it yet: nobody can tell which. */
    NO_SUCH_HALL(Kind.NOT_FOUND);

    private final Kind kind;

    HallRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
