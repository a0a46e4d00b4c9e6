package org.sunseal.crypto;

import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.PasswordRecipient;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JcePasswordAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JcePasswordRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;

/**
 * A small secret for whoever knows a password: CMS AuthEnvelopedData with AES-256-GCM, its key under one made of the
 * password by PBKDF2 with HMAC-SHA-256 (RFC 5083, 3211, 8018). For what one keeps for oneself; nothing of the protocol
 * travels like this.
 *
 * <p>{@code openssl cms -decrypt -pwri_password} opens the same bytes.
 */
public final class PasswordMessage {
    /** About half a second for whoever knows the password, and for every guess of whoever does not. */
    private static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;

    private PasswordMessage() {}

    public static byte[] seal(byte[] plain, char[] password) {
        try {
            var generator = new CMSAuthEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JcePasswordRecipientInfoGenerator(CMSAlgorithm.AES256_CBC, password)
                    .setProvider(Algorithms.bouncyCastle())
                    .setPRF(PasswordRecipient.PRF.HMacSHA256)
                    .setSaltAndIterationCount(Keys.random(SALT_BYTES), ITERATIONS));
            var encryptor = new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                    .setProvider(Algorithms.bouncyCastle())
                    .build();
            return Der.write(generator
                    .generate(new CMSProcessableByteArray(plain), (OutputAEADEncryptor) encryptor)
                    .toASN1Structure());
        } catch (CMSException e) {
            throw new IllegalStateException("Sealing with a password failed", e);
        }
    }

    /**
     * What was sealed with that password.
     *
     * @throws InvalidEvidence {@code malformed-cms} when it is no such message; {@code bad-seal} for another password
     *     and for a changed byte alike
     */
    public static byte[] open(byte[] der, char[] password) {
        CMSAuthEnvelopedData sealed;
        try {
            sealed = new CMSAuthEnvelopedData(der);
        } catch (CMSException | RuntimeException e) {
            throw new InvalidEvidence("malformed-cms", "Not a message sealed with a password", e);
        }
        var parts = sealed.getRecipientInfos().getRecipients();
        if (parts.size() != 1) {
            throw new InvalidEvidence("malformed-cms", "Not a message sealed with one password");
        }
        try {
            return parts.iterator()
                    .next()
                    .getContent(new JcePasswordAuthEnvelopedRecipient(password).setProvider(Algorithms.bouncyCastle()));
        } catch (CMSException | RuntimeException e) {
            throw new InvalidEvidence("bad-seal", "The message does not open with this password", e);
        }
    }
}
