package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.kernel.Refused;

/** Registers a signing certificate for the caller's organisation, after its key has signed a fresh challenge. */
@ApplicationScoped
public class RegisterCertificate {
    private final Challenges challenges = new Challenges();
    private final Accounts accounts;
    private final SigningCertificates certificates;
    private final Duration lifetime;
    private final Clock clock;

    RegisterCertificate(
            Accounts accounts,
            SigningCertificates certificates,
            @ConfigProperty(name = "sunseal.certificate.challenge-lifetime") Duration lifetime,
            Clock clock) {
        this.accounts = accounts;
        this.certificates = certificates;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Transactional
    public CertificateChallenge challenge(Party party) {
        var challenge =
                new CertificateChallenge(accounts.of(party), clock.instant().plus(lifetime));
        challenges.persist(challenge);
        return challenge;
    }

    /**
     * The registered certificate; handing in the same again answers with the row there is.
     *
     * @param proof detached signature over {@code sunseal-pop LF credit-code LF nonce} in ASCII
     * @throws Refused {@code challenge-not-open}, {@code proof-of-possession}, {@code certificate-subject} or
     *     {@code certificate-taken}
     * @throws org.sunseal.crypto.InvalidEvidence when the signature or the certificate does not hold
     */
    @Transactional
    public SigningCertificate register(
            Party party, X509Certificate certificate, List<X509Certificate> chain, byte[] proof, String nonce) {
        var own = party.own();
        var account = accounts.of(party);
        var now = clock.instant();
        var challenge = challenges
                .findByIdOptional(nonce)
                .filter(asked -> asked.isOpenFor(account, now))
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.CHALLENGE_NOT_OPEN,
                        "nonce",
                        "Ask for a new challenge; this one is not open for you"));
        var signature = DetachedSignature.parse(proof);
        signature.verify(challenge.content(own));
        if (!signature.signer().equals(certificate)) {
            throw new Refused(
                    IdentityRefusal.PROOF_OF_POSSESSION, "proof", "The proof is signed with another certificate");
        }
        if (!SubjectName.names(certificate, own.creditCode())) {
            throw new Refused(
                    IdentityRefusal.CERTIFICATE_SUBJECT,
                    "certificate",
                    "The certificate's subject does not carry the credit code " + own.creditCode());
        }
        var evidence = certificates.check(certificate, chain, now);
        challenge.use(now);
        var known = certificates.find(certificate);
        if (known.isPresent()) {
            if (known.get().organisation().equals(own.id())) {
                return known.get();
            }
            throw new Refused(
                    IdentityRefusal.CERTIFICATE_TAKEN,
                    "certificate",
                    "Another organisation registered this certificate");
        }
        var registered = new SigningCertificate(own, evidence, chain, proof, challenge, account);
        certificates.keep(registered);
        return registered;
    }

    private static final class Challenges implements PanacheRepositoryBase<CertificateChallenge, String> {}
}
