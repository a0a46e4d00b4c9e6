package org.sunseal.custody.proof;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What a key ceremony is about, agreed before the first dealing: the batch's name, how many keys, between whom, and who deals.
 *
 * <p>All trustees hold shares and certify. A dealer whose dealing was proved bad is left out of the next ceremony (protocol
 * 5.1, step 2); at least k deal, so that k - 1 colluding ones never know a key between them.
 *
 * @param batch a name no earlier batch had, up to 54 characters
 * @param count keys to make, 1 to {@link #MAXIMUM_KEYS}
 * @param dealers share indexes of those who deal
 */
public record CeremonyTerms(String batch, int count, TrusteeRegister register, SortedSet<Integer> dealers) {
    /** Keys in one batch at most; the messages stay below 8 MB. */
    public static final int MAXIMUM_KEYS = 16_384;

    public CeremonyTerms {
        dealers = Collections.unmodifiableSortedSet(new TreeSet<>(dealers));
        if (!KeyId.isKeyId(batch + ".0") || count < 1 || count > MAXIMUM_KEYS) {
            throw new InvalidEvidence("bad-ceremony", "Batch %s of %d keys".formatted(batch, count));
        }
        if (dealers.size() < register.k() || dealers.first() < 1 || dealers.last() > register.n()) {
            throw new InvalidEvidence(
                    "bad-ceremony",
                    "Trustees %s deal, and at least %d of the %d must".formatted(dealers, register.k(), register.n()));
        }
    }

    /** A ceremony in which all trustees deal. */
    public CeremonyTerms(String batch, int count, TrusteeRegister register) {
        this(
                batch,
                count,
                register,
                register.trustees().stream().map(Member.Trustee::index).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether that trustee deals. */
    public boolean isDealer(Member.Trustee trustee) {
        return dealers.contains(trustee.index());
    }

    /** The trustee of that id, if there is one. */
    Optional<Member.Trustee> trustee(String id) {
        return register.trustee(id);
    }

    int n() {
        return register.n();
    }

    int k() {
        return register.k();
    }
}
