package org.sunseal.identity;

import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;

/** Why identity says no. The codes are published. */
public enum IdentityRefusal implements Reason {
    BAD_CREDIT_CODE(Kind.INVALID),
    /** An organisation is registered by an account whose role is the organisation's kind. */
    KIND_IS_NOT_YOUR_ROLE(Kind.FORBIDDEN),
    ALREADY_A_MEMBER(Kind.CONFLICT),
    CREDIT_CODE_TAKEN(Kind.CONFLICT),
    NO_ORGANISATION(Kind.FORBIDDEN),
    NO_SUCH_ORGANISATION(Kind.NOT_FOUND),
    NO_SUCH_ACCOUNT(Kind.NOT_FOUND),
    /** The nonce was not given to this account, is too old, or was answered before. */
    CHALLENGE_NOT_OPEN(Kind.INVALID),
    /** The proof is signed with another certificate than the one handed in. */
    PROOF_OF_POSSESSION(Kind.INVALID),
    /** The certificate's subject does not carry the organisation's credit code. */
    CERTIFICATE_SUBJECT(Kind.INVALID),
    CERTIFICATE_TAKEN(Kind.CONFLICT),
    CERTIFICATE_NOT_REGISTERED(Kind.INVALID),
    MANDATE_MISSING(Kind.FORBIDDEN),
    MANDATE_NOT_YOURS(Kind.FORBIDDEN),
    MANDATE_PERIOD(Kind.INVALID);

    private final Kind kind;

    IdentityRefusal(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
