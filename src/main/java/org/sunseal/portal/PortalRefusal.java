package org.sunseal.portal;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why a public page cannot be shown as it was asked for. */
public enum PortalRefusal implements Reason {
    /** No list here has a filter of that name. */
    UNKNOWN_FILTER(Kind.INVALID),
    /** The filter is known, the value is none of its values. */
    BAD_FILTER(Kind.INVALID),
    /** There is no such lot, or no notice of it yet: nobody can tell which. */
    NOT_PUBLISHED(Kind.NOT_FOUND);

    private final Kind kind;

    PortalRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
