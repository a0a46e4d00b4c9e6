package org.sunseal.identity;

import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;

/** What does not hold about something signed, as one refusal among others; the code is the one crypto gives. */
record BrokenProof(String code) implements Reason {
    static Refused refusal(String field, InvalidEvidence broken) {
        return new Refused(new BrokenProof(broken.code()), field, broken.detail());
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String name() {
        return code;
    }
}
