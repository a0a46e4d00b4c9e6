package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Signer;

/** A dealing whose parts can be bent before it is signed. */
public final class CrookedDealing {
    private final CeremonyTerms terms;
    private final int dealer;
    private List<Polynomial> polynomials = new ArrayList<>();
    private byte[] proofs = new byte[0];
    private byte[] surplus = new byte[0];
    private int bentIndex;
    private BigInteger bend = BigInteger.ZERO;
    private int garbledIndex;

    public CrookedDealing(CeremonyTerms terms, int dealer) {
        this.terms = terms;
        this.dealer = dealer;
        for (int keyNo = 0; keyNo < terms.count(); keyNo++) {
            var polynomial = Polynomial.random(terms.k());
            polynomials.add(polynomial);
            proofs = joined(proofs, Possession.prove(polynomial.secret(), terms.batch(), dealer, keyNo));
        }
    }

    int dealer() {
        return dealer;
    }

    /** Deals that trustee a share of key 1 that is off by so much. */
    public void shareOffset(int index, BigInteger offset) {
        bentIndex = index;
        bend = offset;
    }

    /** Gives that trustee a box sealed to the next one. */
    void missend(int index) {
        garbledIndex = index;
    }

    void copyFrom(CrookedDealing victim) {
        polynomials = victim.polynomials;
        proofs = victim.proofs;
    }

    void addCommitment() {
        surplus = Curve.encode(Curve.generator());
    }

    public byte[] message(Signer signer) {
        var commitments = new byte[0];
        for (var polynomial : polynomials) {
            commitments = joined(commitments, polynomial.commit().encode());
        }
        var boxes = new TreeMap<Integer, byte[]>();
        for (int j = 1; j <= terms.n(); j++) {
            if (j != dealer) {
                int to = j == garbledIndex ? j % terms.n() + 1 : j;
                var recipient = terms.register().trustees().get(to - 1).encryption();
                boxes.put(j, ShareBox.seal(sharesFor(j), recipient));
            }
        }
        return DealMessage.sign(terms, dealer, joined(commitments, surplus), proofs, boxes, signer);
    }

    private List<BigInteger> sharesFor(int j) {
        var shares = new ArrayList<BigInteger>();
        for (var polynomial : polynomials) {
            shares.add(polynomial.at(j));
        }
        if (j == bentIndex) {
            shares.set(1, shares.get(1).add(bend).mod(Curve.order()));
        }
        return shares;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }
}
