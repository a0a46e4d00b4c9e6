package org.sunseal.custody.proof;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sunseal.crypto.Signer;

/**
 * One trustee's secret contribution to a batch: a polynomial per key (protocol 5.1, step 1). It exists only until the
 * message is written: what the dealer keeps is its own share of each polynomial, never the polynomials.
 */
public final class Dealing {
    private final CeremonyTerms terms;
    private final int dealer;
    private final List<Polynomial> polynomials;

    Dealing(CeremonyTerms terms, int dealer, List<Polynomial> polynomials) {
        this.terms = terms;
        this.dealer = dealer;
        this.polynomials = polynomials;
    }

    /**
     * Draws fresh polynomials.
     *
     * @param dealer the dealer's share index, 1 to n
     */
    public static Dealing random(CeremonyTerms terms, int dealer) {
        return new Dealing(
                terms,
                dealer,
                Stream.generate(() -> Polynomial.random(terms.k()))
                        .limit(terms.count())
                        .toList());
    }

    /** The shares f(dealer) it keeps for itself, to be on disk before the message leaves; form of {@link ShareBox}. */
    public byte[] ownShares() {
        return ShareBox.encode(sharesFor(dealer));
    }

    /** The signed message for the bulletin: commitments, proofs of possession and one sealed box per other trustee. */
    public byte[] message(Signer signer) {
        var commitments = new ByteArrayOutputStream();
        var proofs = new ByteArrayOutputStream();
        for (int keyNo = 0; keyNo < polynomials.size(); keyNo++) {
            var polynomial = polynomials.get(keyNo);
            commitments.writeBytes(polynomial.commit().encode());
            proofs.writeBytes(Possession.prove(polynomial.secret(), terms.batch(), dealer, keyNo));
        }
        var boxes = new TreeMap<Integer, byte[]>();
        for (var trustee : terms.register().trustees()) {
            if (trustee.index() != dealer) {
                boxes.put(trustee.index(), ShareBox.seal(sharesFor(trustee.index()), trustee.encryption()));
            }
        }
        return DealMessage.sign(terms, dealer, commitments.toByteArray(), proofs.toByteArray(), boxes, signer);
    }

    private List<BigInteger> sharesFor(int j) {
        var shares = new ArrayList<BigInteger>(polynomials.size());
        for (var polynomial : polynomials) {
            shares.add(polynomial.at(j));
        }
        return shares;
    }
}
