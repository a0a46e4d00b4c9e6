package org.sunseal.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The signatures suite {@code intl-1} knows: ECDSA on P-256 with SHA-256, and RSA-3072 PSS with SHA-256 throughout
 * (protocol section 4). Nothing else signs a document of ours, however sound it may be.
 */
final class Algorithms {
    static final String CODE = "unsupported-algorithm";
    private static final String ECDSA = "SHA256withECDSA";
    private static final String RSA_PSS = "SHA256withRSAandMGF1";

    private static final String RSA_PKCS1 = "SHA256withRSA";
    private static final int RSA_BITS = 3072;

    /** SHA-256, MGF1 with SHA-256, salt of 32 bytes: the only PSS parameters of the suite (RFC 4055). */
    private static final AlgorithmIdentifier PSS_SHA256 = new DefaultSignatureAlgorithmIdentifierFinder().find(RSA_PSS);

    private static final Set<ASN1ObjectIdentifier> FOREIGN = Set.of(
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    private static final Set<ASN1ObjectIdentifier> SHA2 =
            Set.of(NISTObjectIdentifiers.id_sha256, NISTObjectIdentifiers.id_sha384, NISTObjectIdentifiers.id_sha512);

    private Algorithms() {}

    /** Bouncy Castle, loaded on first use and never registered: nobody else's choice of provider changes by us. */
    static Provider bouncyCastle() {
        return Loaded.BOUNCY_CASTLE;
    }

    static ContentSigner signer(PrivateKey key, PublicKey counterpart) {
        requireOurs(counterpart);
        return signer(key, isRsa(counterpart) ? RSA_PSS : ECDSA);
    }

    static ContentSigner signer(Signer signer) {
        return signer(signer.key(), signer.certificate().getPublicKey());
    }

    /** For time-stamps: RSA without PSS, because {@code openssl ts -verify} reads no other (seen with 3.0). */
    static ContentSigner timestampSigner(Signer signer) {
        return isRsa(signer.certificate().getPublicKey()) ? signer(signer.key(), RSA_PKCS1) : signer(signer);
    }

    private static ContentSigner signer(PrivateKey key, String algorithm) {
        var builder = new JcaContentSignerBuilder(algorithm);
        if (!algorithm.equals(ECDSA)) { // on P-256 the JDK signs in half the time; in verifying it takes twice as long
            builder.setProvider(bouncyCastle());
        }
        try {
            return builder.build(key);
        } catch (OperatorCreationException e) {
            throw new IllegalArgumentException("The private key cannot sign", e);
        }
    }

    /** Refuses keys outside the suite. */
    static void requireOurs(PublicKey key) {
        var ours =
                isRsa(key) ? key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() == RSA_BITS : isP256(key);
        if (!ours) {
            throw new InvalidEvidence(CODE, "Keys are P-256 or RSA-3072, this is " + key.getAlgorithm());
        }
    }

    static void requireP256(PublicKey key) {
        if (!isP256(key)) {
            throw new InvalidEvidence(CODE, "Keys to seal for are P-256, this is " + key.getAlgorithm());
        }
    }

    /** Refuses signature algorithms outside the suite, or one that does not belong to the key. */
    static void requireOurs(AlgorithmIdentifier signature, PublicKey key) {
        requireOurs(key);
        var ours = isRsa(key)
                ? sameDer(signature, PSS_SHA256)
                : signature.getAlgorithm().equals(X9ObjectIdentifiers.ecdsa_with_SHA256)
                        && signature.getParameters() == null;
        if (!ours) {
            throw new InvalidEvidence(
                    CODE, "Signatures are ECDSA or RSA-PSS with SHA-256, this is " + signature.getAlgorithm());
        }
    }

    /**
     * Refuses weak algorithms in what authorities outside our suite sign, certificates and time-stamps, and one that does
     * not belong to the key. ECDSA and RSA with SHA-256 or longer pass, RSA from 2048 bits on.
     */
    static void requireSound(AlgorithmIdentifier signature, PublicKey key) {
        var oid = signature.getAlgorithm();
        var sound = FOREIGN.contains(oid)
                || (oid.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                        && SHA2.contains(RSASSAPSSparams.getInstance(signature.getParameters())
                                .getHashAlgorithm()
                                .getAlgorithm()));
        if (!sound
                || isRsa(key) == oid.on(X9ObjectIdentifiers.ansi_X9_62)
                || (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < 2048)) {
            throw new InvalidEvidence(CODE, "Signed with " + oid + ", too short a key or one of another kind");
        }
    }

    /** As above for a CMS signature, where the digest stands apart and plain {@code rsaEncryption} is common. */
    static void requireSound(AlgorithmIdentifier signature, AlgorithmIdentifier digest, PublicKey key) {
        if (!SHA2.contains(digest.getAlgorithm())) {
            throw new InvalidEvidence(CODE, "Digested with " + digest.getAlgorithm());
        }
        var rsaAlone = signature.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
        requireSound(
                rsaAlone ? new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption) : signature, key);
    }

    /** SHA-256 with absent or NULL parameters; writers differ and RFC 5754 section 2 accepts both. */
    static boolean isSha256(AlgorithmIdentifier digest) {
        return digest.getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && (digest.getParameters() == null || DERNull.INSTANCE.equals(digest.getParameters()));
    }

    /** Verifies a bare signature of the suite; a malformed one is a "no". */
    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(isRsa(key) ? RSA_PSS : ECDSA, bouncyCastle());
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static boolean isRsa(PublicKey key) {
        return "RSA".equals(key.getAlgorithm()) || "RSASSA-PSS".equals(key.getAlgorithm());
    }

    private static boolean isP256(PublicKey key) {
        var algorithm = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        return X9ObjectIdentifiers.prime256v1.equals(algorithm.getParameters());
    }

    private static boolean sameDer(AlgorithmIdentifier one, AlgorithmIdentifier other) {
        return Arrays.equals(Der.write(one), Der.write(other));
    }

    private static final class Loaded {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }
}
