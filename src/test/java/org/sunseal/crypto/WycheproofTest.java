package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.bouncycastle.operator.ContentVerifier;
import org.junit.jupiter.api.Test;

/** The primitives we build on, asked everything the Wycheproof project knows to ask. */
class WycheproofTest {
    @Test
    void ecdsa_on_p256_accepts_exactly_the_valid_signatures() throws GeneralSecurityException {
        var cases = SharedVectors.wycheproof("ecdsa_secp256r1_sha256_test");

        assertThat(cases).hasSize(484);
        for (var each : cases) {
            var key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                            .parseHex(each.group().get("publicKeyDer").textValue())));
            assertThat(Algorithms.verifies(key, each.hex("msg"), each.hex("sig")))
                    .as(each.toString())
                    .isEqualTo(each.result().equals("valid"));
        }
    }

    @Test
    void ecdsa_inside_cms_accepts_exactly_the_valid_signatures() throws Exception {
        var ecdsa = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        for (var each : SharedVectors.wycheproof("ecdsa_secp256r1_sha256_test")) {
            var key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                            .parseHex(each.group().get("publicKeyDer").textValue())));
            var verifier = Verifying.with(key).getContentVerifier(ecdsa, sha256);
            verifier.getOutputStream().write(each.hex("msg"));

            assertThat(verifies(verifier, each.hex("sig")))
                    .as(each.toString())
                    .isEqualTo(each.result().equals("valid"));
        }
    }

    @Test
    void rsa_of_certificates_and_timestamps_accepts_no_invalid_signature() throws GeneralSecurityException {
        for (var each : SharedVectors.wycheproof("rsa_signature_2048_sha256_test")) {
            var key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(HexFormat.of()
                            .parseHex(each.group().get("publicKeyDer").textValue())));
            if (!each.result().equals("acceptable")) { // a missing NULL: RFC 8017 leaves it to the reader
                assertThat(verifiesPkcs1(key, each.hex("msg"), each.hex("sig")))
                        .as(each.toString())
                        .isEqualTo(each.result().equals("valid"));
            }
        }
    }

    @Test
    void agreement_on_p256_gives_the_shared_secret_and_only_for_points_of_the_curve() throws GeneralSecurityException {
        var agreed = 0;
        for (var each : SharedVectors.wycheproof("ecdh_secp256r1_ecpoint_test")) {
            var point = each.hex("public");
            if (each.result().equals("invalid")) {
                assertThat(SealedShape.isPoint(point)).as(each.toString()).isFalse();
            } else if (!each.isFlagged("CompressedPoint")) {
                assertThat(SealedShape.isPoint(point)).as(each.toString()).isTrue();
                assertThat(agree(each.hex("private"), point))
                        .as(each.toString())
                        .isEqualTo(each.hex("shared"));
                agreed++;
            }
        }
        assertThat(agreed).isGreaterThan(200);
    }

    @Test
    void aes_256_gcm_of_the_jdk_opens_exactly_the_valid_messages() throws GeneralSecurityException {
        var tried = 0;
        for (var each : SharedVectors.wycheproof("aes_gcm_test")) {
            var group = each.group();
            if (group.get("keySize").intValue() == 256
                    && group.get("ivSize").intValue() == 96
                    && group.get("tagSize").intValue() == 128) {
                assertThat(opens(each))
                        .as(each.toString())
                        .isEqualTo(each.result().equals("valid"));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static boolean opens(SharedVectors.Case each) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding", "SunJCE");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(each.hex("key"), "AES"),
                new GCMParameterSpec(128, each.hex("iv")));
        cipher.updateAAD(each.hex("aad"));
        cipher.update(each.hex("ct"));
        try {
            return Arrays.equals(cipher.doFinal(each.hex("tag")), each.hex("msg"));
        } catch (AEADBadTagException e) {
            return false;
        }
    }

    /** As {@link SignedContent} takes it: what cannot even be compared does not fit. */
    private static boolean verifies(ContentVerifier verifier, byte[] signature) {
        try {
            return verifier.verify(signature);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean verifiesPkcs1(PublicKey key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        var verifier = Signature.getInstance("SHA256withRSA", Algorithms.bouncyCastle());
        verifier.initVerify(key);
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    private static byte[] agree(byte[] scalar, byte[] point) throws GeneralSecurityException {
        var curve = ECNamedCurveTable.getParameterSpec("P-256");
        var keys = KeyFactory.getInstance("EC", Algorithms.bouncyCastle());
        var agreement = KeyAgreement.getInstance("ECDH", Algorithms.bouncyCastle());
        agreement.init(keys.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, scalar), curve)));
        agreement.doPhase(
                keys.generatePublic(new ECPublicKeySpec(curve.getCurve().decodePoint(point), curve)), true);
        return agreement.generateSecret();
    }
}
