package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.InvalidEvidence;

/**
 * What one trustee concludes from the dealings (protocol 5.1, steps 2 and 3). All or nothing: one bad dealing
 * throws the batch away, which costs little because no key of it is in use.
 */
public final class Ceremony {
    private Ceremony() {}

    /** How the ceremony ends for one trustee. */
    public sealed interface Outcome {
        /**
         * All dealings are good.
         *
         * @param statement to be signed by this trustee
         * @param keys the summed commitments, the public file of the batch
         * @param shares s_j by key number: secret, on disk (as {@link ShareBox#encode} writes them) before the signature
         *     leaves
         */
        record Certified(BatchStatement statement, BatchKeys keys, List<BigInteger> shares) implements Outcome {
            /** Keeps shares out of logs. */
            @Override
            public String toString() {
                return "Certified batch " + statement.batch();
            }
        }

        /**
         * A dealing is bad and the batch is void.
         *
         * @param dealer who dealt it
         * @param complaint what is wrong with it, provable to anybody
         */
        record Aborted(Member.Trustee dealer, Complaint complaint) implements Outcome {
            /** What is wrong with the dealing, naming the key. */
            public String reason() {
                return complaint.reason();
            }
        }
    }

    /**
     * Checks every dealing and adds up this trustee's shares.
     *
     * @param me this trustee's share index
     * @param ownShares what {@link Dealing#ownShares} gave this trustee in this ceremony; of no length if it does not deal
     * @param dealings the signed messages of all dealers, in the order of their indexes
     * @param decryption the key to this trustee's encryption certificate
     * @throws InvalidEvidence {@code bad-dealing} if the dealings are not one from each dealer for this ceremony: then the
     *     bulletin is at fault, and no dealer; {@code bad-share} if this trustee's own shares are damaged
     */
    public static Outcome conclude(
            CeremonyTerms terms, int me, byte[] ownShares, List<byte[]> dealings, PrivateKey decryption) {
        if (dealings.size() != terms.dealers().size()) {
            throw new InvalidEvidence("bad-dealing", "A batch needs the dealings of all its dealers");
        }
        var totals = new ArrayList<Sharing>();
        var shares = new ArrayList<BigInteger>();
        var next = dealings.iterator();
        for (int index : terms.dealers()) {
            var dealer = terms.register().trustees().get(index - 1);
            var p7 = next.next();
            if (!DealMessage.isWordOf(dealer, p7, terms)) {
                throw new InvalidEvidence("bad-dealing", "What stands for %s is not its word".formatted(dealer.id()));
            }
            try {
                var dealing = DealMessage.parse(p7, terms);
                var received = index == me
                        ? ShareBox.decode(ownShares, terms.count())
                        : openBox(dealing, me, terms, decryption);
                add(totals, shares, dealing.provenSharings(), received, me);
            } catch (InvalidEvidence e) {
                if (index == me) {
                    throw e;
                }
                var reason = e.code() + ": " + e.detail();
                var accuser = terms.register().trustees().get(me - 1);
                return new Outcome.Aborted(dealer, Complaint.about(terms, accuser, dealer, p7, reason, decryption));
            }
        }
        var keys = BatchKeys.of(totals);
        return new Outcome.Certified(BatchStatement.of(terms, keys), keys, List.copyOf(shares));
    }

    /**
     * The public keys that follow from the dealings. The platform computes them to serve the file whose root the trustees
     * have signed; it needs no secret for it and checks no proof.
     *
     * @param dealings the signed messages of all dealers, in any order
     */
    public static BatchKeys publicKeys(CeremonyTerms terms, List<byte[]> dealings) {
        return BatchKeys.of(dealings.stream()
                .map(p7 -> DealMessage.parse(p7, terms).sharings())
                .reduce(Ceremony::sum)
                .orElseThrow(() -> new InvalidEvidence("bad-dealing", "There are no dealings")));
    }

    private static List<Sharing> sum(List<Sharing> one, List<Sharing> other) {
        var sums = new ArrayList<Sharing>(one.size());
        for (int keyNo = 0; keyNo < one.size(); keyNo++) {
            sums.add(one.get(keyNo).plus(other.get(keyNo)));
        }
        return sums;
    }

    private static List<BigInteger> openBox(DealMessage dealing, int me, CeremonyTerms terms, PrivateKey decryption) {
        var certificate = terms.register().trustees().get(me - 1).encryption();
        return ShareBox.open(dealing.boxFor(me), decryption, certificate, terms.count());
    }

    private static void add(
            List<Sharing> totals, List<BigInteger> shares, List<Sharing> dealt, List<BigInteger> received, int me) {
        boolean first = totals.isEmpty();
        for (int keyNo = 0; keyNo < dealt.size(); keyNo++) {
            var sharing = dealt.get(keyNo);
            var share = received.get(keyNo);
            if (!sharing.matches(me, share)) {
                throw new InvalidEvidence(
                        "bad-share", "The share of key %d does not fit its commitments".formatted(keyNo));
            }
            if (first) {
                totals.add(sharing);
                shares.add(share);
            } else {
                totals.set(keyNo, totals.get(keyNo).plus(sharing));
                shares.set(keyNo, shares.get(keyNo).add(share).mod(Curve.order()));
            }
        }
    }
}
