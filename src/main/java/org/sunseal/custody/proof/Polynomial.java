package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.math.ec.ECPoint;
import org.sunseal.crypto.Curve;

/**
 * A dealer's secret: f(x) = a_0 + a_1·x + … + a_k-1·x^k-1 modulo the group order q (protocol 5.1). Its value at j is trustee
 * j's share, its value at 0 the dealer's part of the slot key; fewer than k shares say nothing about it.
 */
final class Polynomial {
    private final List<BigInteger> coefficients;

    /** @param coefficients a_0 first, each in 1..q-1, so that no commitment is the identity */
    Polynomial(List<BigInteger> coefficients) {
        this.coefficients = List.copyOf(coefficients);
    }

    /** A fresh polynomial with k coefficients. */
    static Polynomial random(int k) {
        return new Polynomial(Stream.generate(Curve::randomScalar).limit(k).toList());
    }

    /** f(0), what the dealer puts into the slot key. */
    BigInteger secret() {
        return coefficients.getFirst();
    }

    /**
     * f(j) mod q by Horner's rule.
     *
     * @param j a share index, from 1: the value at 0 is the secret itself
     */
    BigInteger at(int j) {
        if (j < 1) {
            throw new IllegalArgumentException("Share indexes count from 1");
        }
        var x = BigInteger.valueOf(j);
        var value = BigInteger.ZERO;
        for (var coefficient : coefficients.reversed()) {
            value = value.multiply(x).add(coefficient).mod(Curve.order());
        }
        return value;
    }

    /** The public commitments C_m = a_m·G. */
    Sharing commit() {
        var points = new ArrayList<ECPoint>();
        for (var coefficient : coefficients) {
            points.add(Curve.timesGenerator(coefficient));
        }
        return new Sharing(points);
    }
}
