package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.util.Map;
import org.sunseal.crypto.Curve;

/** Interpolation at zero: from k shares to the secret (protocol 5.9, O3). */
public final class Lagrange {
    private Lagrange() {}

    /**
     * Σ s_j·λ_j mod q over the given shares. Any k right shares give the same key; fewer, or a wrong one, give some other
     * number without a sign of it, which is why callers check {@link Sharing#isKeyOf} afterwards.
     *
     * @param shares by share index, from 1
     */
    public static BigInteger recombine(Map<Integer, BigInteger> shares) {
        var q = Curve.order();
        var secret = BigInteger.ZERO;
        for (var share : shares.entrySet()) {
            int j = share.getKey();
            if (j < 1) {
                throw new IllegalArgumentException("Share indexes count from 1");
            }
            var numerator = BigInteger.ONE;
            var denominator = BigInteger.ONE;
            for (int other : shares.keySet()) {
                if (other != j) {
                    numerator = numerator.multiply(BigInteger.valueOf(-other)).mod(q);
                    denominator = denominator
                            .multiply(BigInteger.valueOf(j - (long) other))
                            .mod(q);
                }
            }
            var lambda = numerator.multiply(denominator.modInverse(q));
            secret = secret.add(share.getValue().multiply(lambda)).mod(q);
        }
        return secret;
    }
}
