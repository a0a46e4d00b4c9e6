package org.sunseal.custody.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.sunseal.crypto.Framing;

/**
 * A dealer's proof that it knows a_0 behind its commitment C_0: an ECDSA signature with a_0 over
 * {@code H("tbe1-pop" || 00 || lp(batch) || lp(i) || lp(key no))} (protocol 5.1). Without it the last dealer could choose
 * its commitment as a difference of the others' and so know the key alone. Batch, dealer and key number inside make a proof
 * useless anywhere else.
 *
 * <p>The signature is r and s as 32 bytes each; the nonce is deterministic (RFC 6979), so a bad random source leaks nothing.
 */
final class Possession {
    /** Bytes of one proof. */
    static final int SIZE = 64;

    private static final ECDomainParameters P256 = new ECDomainParameters(CustomNamedCurves.getByName("P-256"));

    private Possession() {}

    static byte[] prove(BigInteger secret, String batch, int dealer, int keyNo) {
        var signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, P256));
        var signature = signer.generateSignature(statement(batch, dealer, keyNo));
        return ByteBuffer.allocate(SIZE)
                .put(BigIntegers.asUnsignedByteArray(SIZE / 2, signature[0]))
                .put(BigIntegers.asUnsignedByteArray(SIZE / 2, signature[1]))
                .array();
    }

    /** Whether {@code proof}, of {@link #SIZE} bytes, was made for this place by whoever knows the scalar of {@code key}. */
    static boolean verifies(byte[] proof, ECPoint key, String batch, int dealer, int keyNo) {
        var verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(key, P256));
        return verifier.verifySignature(
                statement(batch, dealer, keyNo),
                new BigInteger(1, Arrays.copyOfRange(proof, 0, SIZE / 2)),
                new BigInteger(1, Arrays.copyOfRange(proof, SIZE / 2, SIZE)));
    }

    private static byte[] statement(String batch, int dealer, int keyNo) {
        return Framing.hash("tbe1-pop", utf8(batch), utf8(Integer.toString(dealer)), utf8(Integer.toString(keyNo)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
