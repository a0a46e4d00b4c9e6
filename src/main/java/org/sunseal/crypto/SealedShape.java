package org.sunseal.crypto;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which a sealed message may arrive. It is checked before any key is used: a reader that also opens a
 * cipher without authentication, or a tag of four bytes, can be made to open what nobody sealed (protocol section 10,
 * no. 2).
 */
final class SealedShape {
    private static final String CODE = "malformed-cms";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int WRAPPED_KEY_BYTES = 40; // a key of 32 bytes and the 8 of RFC 3394

    private static final int UNCOMPRESSED_POINT_BYTES = 65;

    private static final ECCurve P256 = CustomNamedCurves.getByName("secp256r1").getCurve();

    private SealedShape() {}

    /** The recipients of a message in which everything else fits. */
    static List<RecipientEncryptedKey> check(byte[] der) {
        return Der.orRefused(CODE, "a sealed message", () -> recipients(der));
    }

    private static List<RecipientEncryptedKey> recipients(byte[] der) {
        var info = ContentInfo.getInstance(Der.read(der, CODE));
        require(CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType()), "not AuthEnvelopedData");
        var sealed = AuthEnvelopedData.getInstance(info.getContent());
        Der.requireCanonical(new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, sealed), der, CODE);
        require(sealed.getOriginatorInfo() == null, "originator certificates inside");
        require(sealed.getAuthAttrs() == null && sealed.getUnauthAttrs() == null, "attributes inside");
        require(sealed.getMac().getOctets().length == TAG_BYTES, "the tag is not 16 bytes");
        checkContent(sealed.getAuthEncryptedContentInfo());
        var recipients = new ArrayList<RecipientEncryptedKey>();
        for (var each : sealed.getRecipientInfos()) {
            recipients.add(recipient(RecipientInfo.getInstance(each)));
        }
        return List.copyOf(recipients);
    }

    static RecipientEncryptedKey requireOneRecipient(List<RecipientEncryptedKey> recipients) {
        require(recipients.size() == 1, "exactly one recipient is asked for, here are " + recipients.size());
        return recipients.getFirst();
    }

    static void requireNamed(RecipientEncryptedKey recipient, PublicKey key) {
        var named = recipient.getIdentifier().getRKeyID();
        var expected = new BcX509ExtensionUtils()
                .createSubjectKeyIdentifier(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .getKeyIdentifier();
        require(
                named == null || Arrays.equals(named.getSubjectKeyIdentifier().getOctets(), expected),
                "it is sealed for another key");
    }

    private static void checkContent(EncryptedContentInfo content) {
        require(CMSObjectIdentifiers.data.equals(content.getContentType()), "the content is not plain data");
        require(content.getEncryptedContent() != null, "the content is missing");
        var algorithm = content.getContentEncryptionAlgorithm();
        require(NISTObjectIdentifiers.id_aes256_GCM.equals(algorithm.getAlgorithm()), "not AES-256-GCM");
        var gcm = GCMParameters.getInstance(ASN1Sequence.getInstance(algorithm.getParameters()));
        require(gcm.getNonce().length == NONCE_BYTES, "the nonce is not 12 bytes");
        require(gcm.getIcvLen() == TAG_BYTES, "the tag is not declared as 16 bytes");
    }

    private static RecipientEncryptedKey recipient(RecipientInfo info) {
        require(info.getInfo() instanceof KeyAgreeRecipientInfo, "a recipient without key agreement");
        var agreement = KeyAgreeRecipientInfo.getInstance(info.getInfo());
        require(agreement.getUserKeyingMaterial() == null, "user keying material inside");
        var scheme = agreement.getKeyEncryptionAlgorithm();
        require(
                SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme.equals(scheme.getAlgorithm()),
                "not dhSinglePass-stdDH-sha256kdf");
        var wrap = AlgorithmIdentifier.getInstance(scheme.getParameters());
        require(NISTObjectIdentifiers.id_aes256_wrap.equals(wrap.getAlgorithm()), "not AES-256 key wrap");
        require(isAbsent(wrap.getParameters()), "parameters for AES-256 key wrap");
        var ephemeral = agreement.getOriginator().getOriginatorKey();
        require(ephemeral != null, "no ephemeral key");
        checkPoint(ephemeral);
        require(agreement.getRecipientEncryptedKeys().size() == 1, "one ephemeral key for several recipients");
        var key = RecipientEncryptedKey.getInstance(
                agreement.getRecipientEncryptedKeys().getObjectAt(0));
        require(
                ASN1OctetString.getInstance(key.getEncryptedKey()).getOctets().length == WRAPPED_KEY_BYTES,
                "the wrapped key is not one of 32 bytes");
        return key;
    }

    /** Anything but a point of the curve would leak bits of the recipient's key. */
    private static void checkPoint(OriginatorPublicKey ephemeral) {
        var algorithm = ephemeral.getAlgorithm();
        require(X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm()), "the ephemeral key is not EC");
        require(
                isAbsent(algorithm.getParameters()) || X9ObjectIdentifiers.prime256v1.equals(algorithm.getParameters()),
                "the ephemeral key is not on P-256");
        var bits = ephemeral.getPublicKeyData();
        require(bits.getPadBits() == 0, "the ephemeral key is not whole bytes");
        require(isPoint(bits.getOctets()), "the ephemeral key is no uncompressed point of P-256");
    }

    /** Whether the bytes are a point of P-256, not infinity, in the uncompressed form of SEC 1 section 2.3.3. */
    static boolean isPoint(byte[] encoded) {
        if (encoded.length != UNCOMPRESSED_POINT_BYTES || encoded[0] != 4) {
            return false;
        }
        try {
            var point = P256.decodePoint(encoded); // throws for coordinates out of range or off the curve
            return !point.isInfinity();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isAbsent(@Nullable ASN1Encodable parameters) {
        return parameters == null || DERNull.INSTANCE.equals(parameters);
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new InvalidEvidence(CODE, "Not a sealed message of suite intl-1: " + complaint);
        }
    }
}
