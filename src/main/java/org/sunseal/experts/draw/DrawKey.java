package org.sunseal.experts.draw;

import java.util.Arrays;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.InvalidEvidence;

/**
 * The one-time key of a draw, put together from the trustees' shares and checked against the point that was public long
 * before the pool (protocol 8.2-4). Once released it is published: it is the proof of the seed.
 */
public final class DrawKey {
    private static final int POINT_SIZE = 65;

    private final byte[] secret;
    private final byte[] point;

    private DrawKey(byte[] secret, byte[] point) {
        this.secret = secret;
        this.point = point;
    }

    /**
     * Takes {@code secret} for the key whose public point is {@code published}, after computing {@code sk*G}.
     *
     * @param secret 32 bytes, big-endian
     * @param published P as the batch or the slot statement has it: compressed (33 bytes) or uncompressed (65 bytes)
     * @throws InvalidEvidence {@code bad-share} if the secret is no scalar; {@code wrong-draw-key} if it belongs to
     *     another point
     */
    public static DrawKey check(byte[] secret, byte[] published) {
        var point = Curve.timesGenerator(Curve.scalar(secret));
        // the key's DER ends in the uncompressed point (RFC 5480 section 2.2)
        var spki = Curve.publicKey(point).getEncoded();
        var uncompressed = Arrays.copyOfRange(spki, spki.length - POINT_SIZE, spki.length);
        if (!Arrays.equals(published, uncompressed) && !Arrays.equals(published, Curve.encode(point))) {
            throw new InvalidEvidence("wrong-draw-key", "The released key is not the key of the published point");
        }
        return new DrawKey(secret.clone(), uncompressed);
    }

    /** sk as 32 bytes, big-endian. */
    public byte[] secret() {
        return secret.clone();
    }

    /** P uncompressed, 65 bytes: the form that enters the seed. */
    public byte[] point() {
        return point.clone();
    }
}
