package org.sunseal.crypto;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.jspecify.annotations.Nullable;

/**
 * A small secret for named recipients: CMS AuthEnvelopedData with AES-256-GCM, its key wrapped by an agreement on P-256
 * (RFC 5083, 5084, 5753; protocol section 4). Without authenticated attributes, which OpenSSL is reported to get wrong
 * (protocol section 10, no. 2).
 *
 * <p>{@code openssl cms -decrypt} opens the same bytes. Everything is in memory: keys and shares, never payloads.
 */
public final class SealedMessage {
    private SealedMessage() {}

    /**
     * Seals for every recipient, each under an ephemeral key of its own.
     *
     * @param recipients certificates on P-256, named inside by their subject key identifier
     */
    public static byte[] seal(byte[] plain, X509Certificate... recipients) {
        try {
            var generator = new CMSAuthEnvelopedDataGenerator();
            for (var recipient : recipients) {
                generator.addRecipientInfoGenerator(recipientInfo(recipient));
            }
            var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(Algorithms.bouncyCastle())
                    .build();
            var sealed = generator.generate(new CMSProcessableByteArray(plain), (OutputAEADEncryptor) encryptor);
            var der = Der.write(sealed.toASN1Structure());
            SealedShape.check(der); // nothing leaves that our own reader would refuse
            return der;
        } catch (CMSException | CertificateEncodingException e) {
            throw new IllegalArgumentException("Cannot seal for these recipients", e);
        }
    }

    /**
     * Opens with the private key of {@code recipient}.
     *
     * @throws InvalidEvidence {@code malformed-cms} before anything is decrypted; {@code bad-seal} for every failure of
     *     decryption alike, a foreign key, a foreign recipient and a changed byte
     */
    public static byte[] open(byte[] der, PrivateKey key, X509Certificate recipient) {
        SealedShape.check(der);
        try {
            return forRecipient(new CMSAuthEnvelopedData(der), recipient)
                    .getContent(new JceKeyAgreeAuthEnvelopedRecipient(key).setProvider(Algorithms.bouncyCastle()));
        } catch (CMSException | RuntimeException e) {
            throw new InvalidEvidence("bad-seal", "The message does not open with this key", e);
        }
    }

    /**
     * Checks without any key that the message could be opened by exactly one recipient and uses nothing but the suite.
     *
     * @throws InvalidEvidence {@code malformed-cms} with the reason
     */
    public static void checkShape(byte[] der) {
        SealedShape.requireOneRecipient(SealedShape.check(der));
    }

    /**
     * As {@link #checkShape(byte[])}; a recipient named by key identifier must also be {@code onlyRecipient}. One named
     * by issuer and serial number cannot be told without its certificate and passes here: opening decides.
     */
    public static void checkShape(byte[] der, PublicKey onlyRecipient) {
        var recipient = SealedShape.requireOneRecipient(SealedShape.check(der));
        SealedShape.requireNamed(recipient, onlyRecipient);
    }

    private static JceKeyAgreeRecipientInfoGenerator recipientInfo(X509Certificate recipient)
            throws CertificateEncodingException, CMSException {
        Algorithms.requireP256(recipient.getPublicKey());
        var ephemeral = Keys.ecP256();
        var generator = new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .setProvider(Algorithms.bouncyCastle());
        var identifier = keyIdentifier(recipient);
        return identifier == null
                ? generator.addRecipient(recipient)
                : generator.addRecipient(identifier, recipient.getPublicKey());
    }

    private static byte @Nullable [] keyIdentifier(X509Certificate certificate) {
        var extension = certificate.getExtensionValue("2.5.29.14");
        return extension == null
                ? null
                : ASN1OctetString.getInstance(
                                ASN1OctetString.getInstance(extension).getOctets())
                        .getOctets();
    }

    /** The part named for the certificate; if there is only one part, that one, however its writer named it. */
    private static RecipientInformation forRecipient(CMSAuthEnvelopedData sealed, X509Certificate recipient)
            throws CMSException {
        var parts = sealed.getRecipientInfos().getRecipients();
        if (parts.size() == 1) {
            return parts.iterator().next();
        }
        try {
            var holder = new JcaX509CertificateHolder(recipient);
            return parts.stream()
                    .filter(part -> part.getRID() instanceof KeyAgreeRecipientId named && named.match(holder))
                    .findFirst()
                    .orElseThrow(() -> new CMSException("Not a recipient: " + recipient.getSubjectX500Principal()));
        } catch (CertificateEncodingException e) {
            throw new CMSException("The certificate is unreadable", e);
        }
    }
}
