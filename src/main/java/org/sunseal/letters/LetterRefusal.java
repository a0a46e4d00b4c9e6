package org.sunseal.letters;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why the inbox says no. The codes are published. */
public enum LetterRefusal implements Reason {
    /** There is none, or it is for others. */
    NO_SUCH_LETTER(Kind.NOT_FOUND),
    NO_MAIL_ADDRESS(Kind.NOT_FOUND);

    private final Kind kind;

    LetterRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
