package org.sunseal.crypto;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.bc.BcECSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/**
 * Bouncy Castle's check of one CMS signature. What it offers for keys of the Java runtime computes every signature a second
 * time and forgets the answer, for some smart cards' sake (seen in 1.83); that is most of what a check costs. ECDSA
 * therefore goes by its own keys, which compute it once.
 */
final class Verifying {
    /** Only tables of names, which it takes long to fill; each check gets a verifier of its own. */
    private static final BcECSignerInfoVerifierBuilder FOR_ECDSA = new BcECSignerInfoVerifierBuilder(
            new DefaultCMSSignatureAlgorithmNameGenerator(),
            new DefaultSignatureAlgorithmIdentifierFinder(),
            new DefaultDigestAlgorithmIdentifierFinder(),
            new BcDigestCalculatorProvider());

    private Verifying() {}

    /** By key alone: whether its certificate was good at the time is another question. */
    static SignerInformationVerifier with(PublicKey key) throws OperatorCreationException, IOException {
        return Algorithms.isRsa(key)
                ? forRsa().build(key)
                : FOR_ECDSA.build(PublicKeyFactory.createKey(key.getEncoded()));
    }

    /** By certificate, as time-stamps are checked, which name theirs. */
    static SignerInformationVerifier with(X509Certificate certificate) throws OperatorCreationException, IOException {
        return Algorithms.isRsa(certificate.getPublicKey())
                ? forRsa().build(certificate)
                : FOR_ECDSA.build(new X509CertificateHolder(Certificates.der(certificate)));
    }

    private static JcaSimpleSignerInfoVerifierBuilder forRsa() {
        return new JcaSimpleSignerInfoVerifierBuilder().setProvider(Algorithms.bouncyCastle());
    }
}
