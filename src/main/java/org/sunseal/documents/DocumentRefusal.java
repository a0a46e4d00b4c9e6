package org.sunseal.documents;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why the blob store says no. The codes are published. */
public enum DocumentRefusal implements Reason {
    NO_SUCH_BLOB(Kind.NOT_FOUND),
    /** All bytes came, but they are not the ones announced. The upload starts again from nothing. */
    DIGEST_MISMATCH(Kind.INVALID),
    /** A part does not begin where the last one ended. */
    UPLOAD_OFFSET(Kind.CONFLICT),
    /** Two parts of one upload at once. */
    UPLOAD_IN_PROGRESS(Kind.CONFLICT),
    UPLOAD_TOO_LONG(Kind.INVALID);

    private final Kind kind;

    DocumentRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
