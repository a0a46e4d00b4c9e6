package org.sunseal.custody.proof;

import org.sunseal.crypto.InvalidEvidence;

/**
 * What a key ceremony is about, agreed before the first dealing: the batch's name, how many keys, and between whom.
 *
 * @param batch a name no earlier batch had, up to 54 characters
 * @param count keys to make, 1 to {@link #MAXIMUM_KEYS}
 */
public record CeremonyTerms(String batch, int count, TrusteeRegister register) {
    /** Keys in one batch at most; the messages stay below 8 MB. */
    public static final int MAXIMUM_KEYS = 16_384;

    public CeremonyTerms {
        if (!KeyId.isKeyId(batch + ".0") || count < 1 || count > MAXIMUM_KEYS) {
            throw new InvalidEvidence("bad-ceremony", "Batch %s of %d keys".formatted(batch, count));
        }
    }

    int n() {
        return register.n();
    }

    int k() {
        return register.k();
    }
}
