package org.sunseal.trustee;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.TrustFile;

/**
 * Gives an initialised agent its certificates and its trust file. From here on the agent believes this register and no
 * other; what a platform offers later is not even read.
 */
public final class EnrolAgent {

    /**
     * Enrols a body that only witnesses: nothing is ever sealed to it.
     *
     * @throws InvalidEvidence as {@link #enrol(Path, byte[], X509Certificate, X509Certificate)}
     */
    public void enrol(Path home, byte[] trustFile, X509Certificate signing) {
        var old = AgentKeys.load(home.resolve("keys"));
        enrol(home, trustFile, signing, old.encryption().certificate());
    }

    /**
     * Enrols a key trustee.
     *
     * @param signing the certificate issued for {@code public/signing.csr}
     * @param encryption the certificate issued for {@code public/encryption.csr}
     * @throws InvalidEvidence {@code wrong-key} when a certificate is not for this agent's key, {@code not-in-register}
     *     when the register lists other keys under this id
     * @throws IllegalStateException when this agent runs
     */
    public void enrol(Path home, byte[] trustFile, X509Certificate signing, X509Certificate encryption) {
        var trust = TrustFile.parse(trustFile);
        var old = AgentKeys.load(home.resolve("keys"));
        var keys =
                new AgentKeys(enrolled(old.signing(), signing), enrolled(old.encryption(), encryption), old.witness());
        AgentHome.enrol(home, keys, trust);
    }

    private static Signer enrolled(Signer old, X509Certificate certificate) {
        if (!certificate.getPublicKey().equals(old.certificate().getPublicKey())) {
            throw new InvalidEvidence(
                    "wrong-key", "%s is not for this agent's key".formatted(certificate.getSubjectX500Principal()));
        }
        return new Signer(old.key(), certificate, List.of());
    }
}
