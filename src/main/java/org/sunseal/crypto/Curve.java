package org.sunseal.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * The group P-256 of suite {@code intl-1} (FIPS 186-5, SEC 2 secp256r1), written additively; slot keys and shares live
 * here (protocol 5.1). Its order is prime, so every point on the curve but infinity generates it.
 */
public final class Curve {
    private static final X9ECParameters P256 = CustomNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
    private static final int SCALAR_SIZE = 32;
    private static final int POINT_SIZE = 33;

    private Curve() {}

    /** The base point G. */
    public static ECPoint generator() {
        return P256.getG();
    }

    /** The group order q. */
    public static BigInteger order() {
        return P256.getN();
    }

    /** s·G, by a table and in even time: for secret scalars. */
    public static ECPoint timesGenerator(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(P256.getG(), scalar).normalize();
    }

    /** The compressed form, 33 bytes (SEC 1 section 2.3.3); infinity has none. */
    public static byte[] encode(ECPoint point) {
        if (point.isInfinity()) {
            throw new IllegalArgumentException("The point at infinity is no key and no commitment");
        }
        return point.getEncoded(true);
    }

    /** Reads a compressed point; refuses infinity and what is not on the curve with {@code bad-point}. */
    public static ECPoint decode(byte[] encoded) {
        if (encoded.length != POINT_SIZE) {
            throw new InvalidEvidence("bad-point", "A compressed point has 33 bytes, not " + encoded.length);
        }
        try {
            return P256.getCurve().decodePoint(encoded);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("bad-point", "Not a point of P-256", e);
        }
    }

    /** A scalar as 32 bytes, big-endian. */
    public static byte[] scalar(BigInteger scalar) {
        if (!isScalar(scalar)) {
            throw new IllegalArgumentException("Not a scalar in 1..q-1");
        }
        return BigIntegers.asUnsignedByteArray(SCALAR_SIZE, scalar);
    }

    /** Reads a scalar of exactly 32 bytes with 0 < s < q; anything else is {@code bad-share}. */
    public static BigInteger scalar(byte[] encoded) {
        var scalar = new BigInteger(1, encoded);
        if (encoded.length != SCALAR_SIZE || !isScalar(scalar)) {
            throw new InvalidEvidence("bad-share", "Not a scalar in 1..q-1 of 32 bytes");
        }
        return scalar;
    }

    /** A uniformly random scalar in 1..q-1. */
    public static BigInteger randomScalar() {
        return BigIntegers.createRandomInRange(BigInteger.ONE, order().subtract(BigInteger.ONE), Keys.random());
    }

    /** The point as a key for certificates and key agreement. */
    public static PublicKey publicKey(ECPoint point) {
        return Keys.publicKey("EC", der(new SubjectPublicKeyInfo(ALGORITHM, point.getEncoded(false))));
    }

    /** The point inside a P-256 public key; a key of another curve or kind is {@code bad-point}. */
    public static ECPoint point(PublicKey key) {
        var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
        if (!info.getAlgorithm().equals(ALGORITHM)) {
            throw new InvalidEvidence("bad-point", "Not a P-256 public key");
        }
        try {
            var point = P256.getCurve().decodePoint(info.getPublicKeyData().getOctets());
            if (point.isInfinity()) {
                throw new InvalidEvidence("bad-point", "Infinity is no public key");
            }
            return point;
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("bad-point", "Not a point of P-256", e);
        }
    }

    /** The scalar as a private key; its encoding carries the public point, as foreign tools expect. */
    public static PrivateKey privateKey(BigInteger scalar) {
        var point = new DERBitString(timesGenerator(scalar).getEncoded(false));
        var inner = new ECPrivateKey(order().bitLength(), scalar, point, null);
        try {
            return Keys.privateKey("EC", der(new PrivateKeyInfo(ALGORITHM, inner)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isScalar(BigInteger scalar) {
        return scalar.signum() > 0 && scalar.compareTo(order()) < 0;
    }

    private static byte[] der(ASN1Object value) {
        try {
            return value.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // encoding into memory does not fail
        }
    }
}
