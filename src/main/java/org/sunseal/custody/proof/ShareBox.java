package org.sunseal.custody.proof;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;

/**
 * The shares of all keys of a batch for one trustee, in key order, 32 big-endian bytes each. In that form they lie in the
 * trustee's safe; between trustees they travel sealed to the receiver (protocol 5.1).
 */
public final class ShareBox {
    private static final int SCALAR_SIZE = 32;

    private ShareBox() {}

    /** The shares as bytes; leading zeros stay. */
    public static byte[] encode(List<BigInteger> shares) {
        var bytes = ByteBuffer.allocate(shares.size() * SCALAR_SIZE);
        shares.forEach(share -> bytes.put(Curve.scalar(share)));
        return bytes.array();
    }

    /**
     * Reads exactly {@code count} shares.
     *
     * @throws InvalidEvidence {@code bad-share} for a wrong length, zero, or a number not below q
     */
    public static List<BigInteger> decode(byte[] encoded, int count) {
        if (encoded.length != count * SCALAR_SIZE) {
            throw new InvalidEvidence("bad-share", "%d bytes are not %d shares".formatted(encoded.length, count));
        }
        var shares = new ArrayList<BigInteger>(count);
        for (int at = 0; at < encoded.length; at += SCALAR_SIZE) {
            shares.add(Curve.scalar(Arrays.copyOfRange(encoded, at, at + SCALAR_SIZE)));
        }
        return shares;
    }

    static byte[] seal(List<BigInteger> shares, X509Certificate recipient) {
        return SealedMessage.seal(encode(shares), recipient);
    }

    static List<BigInteger> open(byte[] sealed, PrivateKey key, X509Certificate recipient, int count) {
        return decode(SealedMessage.open(sealed, key, recipient), count);
    }
}
