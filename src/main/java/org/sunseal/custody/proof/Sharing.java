package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.ECPoint;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.InvalidEvidence;

/**
 * The public side of one shared key: Feldman's commitments C_0..C_k-1 (protocol 5.1). C_0 is the public key, and every
 * trustee's share can be checked against them by anybody.
 *
 * @param commitments exactly k points, none the identity
 */
public record Sharing(List<ECPoint> commitments) {
    /** Bytes of one commitment: a compressed point of P-256. */
    public static final int POINT_SIZE = 33;

    /** @throws InvalidEvidence {@code bad-point} for an identity point, which could hide a missing contribution */
    public Sharing {
        commitments = List.copyOf(commitments);
        if (commitments.stream().anyMatch(ECPoint::isInfinity)) {
            throw new InvalidEvidence("bad-point", "A commitment is the identity point");
        }
    }

    /**
     * Reads k compressed points.
     *
     * @throws InvalidEvidence {@code bad-point}; {@code wrong-threshold} if there are not exactly k: one more would raise
     *     the threshold unseen, one less would lower it
     */
    public static Sharing decode(byte[] encoded, int k) {
        if (encoded.length != k * POINT_SIZE) {
            throw new InvalidEvidence(
                    "wrong-threshold", "%d bytes are not exactly %d commitments".formatted(encoded.length, k));
        }
        var points = new ArrayList<ECPoint>(k);
        for (int at = 0; at < encoded.length; at += POINT_SIZE) {
            points.add(Curve.decode(Arrays.copyOfRange(encoded, at, at + POINT_SIZE)));
        }
        return new Sharing(points);
    }

    /** The compressed points one after the other. */
    public byte[] encode() {
        var bytes = ByteBuffer.allocate(commitments.size() * POINT_SIZE);
        commitments.forEach(point -> bytes.put(Curve.encode(point)));
        return bytes.array();
    }

    /** Each commitment in hex, as slot.json lists them. */
    public List<String> hex() {
        return commitments.stream()
                .map(Curve::encode)
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    /** P = C_0. */
    public ECPoint key() {
        return commitments.getFirst();
    }

    /**
     * P_j = Σ j^m·C_m, what a right share of trustee j multiplies the generator to.
     *
     * @param j share index, from 1
     */
    public ECPoint sharePoint(int j) {
        var x = BigInteger.valueOf(j);
        var sum = commitments.getLast();
        for (var commitment : commitments.reversed().subList(1, commitments.size())) {
            sum = sum.multiply(x).add(commitment);
        }
        return sum.normalize();
    }

    /** Whether s_j·G = P_j. Zero and anything not below q never match. */
    public boolean matches(int j, BigInteger share) {
        return share.signum() > 0
                && share.compareTo(Curve.order()) < 0
                && Curve.timesGenerator(share).equals(sharePoint(j));
    }

    /** Whether sk·G = P. */
    public boolean isKeyOf(BigInteger secret) {
        return secret.signum() > 0
                && secret.compareTo(Curve.order()) < 0
                && Curve.timesGenerator(secret).equals(key());
    }

    /** The sharing of the sum of both secrets; both have the same threshold. */
    Sharing plus(Sharing other) {
        if (commitments.size() != other.commitments.size()) {
            throw new InvalidEvidence("wrong-threshold", "Sharings of different thresholds do not add up");
        }
        var sums = new ArrayList<ECPoint>();
        for (int m = 0; m < commitments.size(); m++) {
            sums.add(commitments.get(m).add(other.commitments.get(m)).normalize());
        }
        return new Sharing(sums);
    }
}
