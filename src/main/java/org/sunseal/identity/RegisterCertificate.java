package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.CertificateEvidence;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.InvalidEvidence;
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
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code challenge-not-open}, {@code proof-of-possession},
     *     {@code certificate-subject}, {@code certificate-taken}, or what does not hold about proof and certificate
     */
    public SigningCertificate register(
            Party party, X509Certificate certificate, List<X509Certificate> chain, byte[] proof, String nonce) {
        var now = clock.instant();
        var refused = new ArrayList<Refused>();
        QuarkusTransaction.requiringNew().run(() -> checkOwn(party, certificate, proof, nonce, now, refused));
        // outside of any transaction: a revocation list may have to be fetched
        var evidence = checkFit(certificate, chain, now, refused);
        Refused.all(refused);
        return QuarkusTransaction.requiringNew()
                .call(() -> keep(party, evidence.orElseThrow(), chain, proof, nonce, now));
    }

    private void checkOwn(
            Party party, X509Certificate certificate, byte[] proof, String nonce, Instant now, List<Refused> refused) {
        var own = party.own();
        try {
            checkProof(openChallenge(party, nonce, now).content(own), certificate, proof, refused);
        } catch (Refused e) { // without the challenge nobody can say what was to be signed
            refused.add(e);
        }
        if (!SubjectName.names(certificate, own.creditCode())) {
            refused.add(new Refused(
                    IdentityRefusal.CERTIFICATE_SUBJECT,
                    "certificate",
                    "The certificate's subject does not carry the credit code " + own.creditCode()));
        }
        if (certificates.find(certificate).filter(known -> !isOf(known, own)).isPresent()) {
            refused.add(taken());
        }
    }

    private static void checkProof(byte[] content, X509Certificate certificate, byte[] proof, List<Refused> refused) {
        try {
            var signature = DetachedSignature.parse(proof);
            signature.verify(content);
            if (!signature.signer().equals(certificate)) {
                refused.add(new Refused(
                        IdentityRefusal.PROOF_OF_POSSESSION, "proof", "The proof is signed with another certificate"));
            }
        } catch (InvalidEvidence e) {
            refused.add(BrokenProof.refusal("proof", e));
        }
    }

    private Optional<CertificateEvidence> checkFit(
            X509Certificate certificate, List<X509Certificate> chain, Instant now, List<Refused> refused) {
        try {
            return Optional.of(certificates.check(certificate, chain, now));
        } catch (InvalidEvidence e) {
            refused.add(BrokenProof.refusal("certificate", e));
            return Optional.empty();
        }
    }

    private SigningCertificate keep(
            Party party,
            CertificateEvidence evidence,
            List<X509Certificate> chain,
            byte[] proof,
            String nonce,
            Instant now) {
        var own = party.own();
        var challenge = openChallenge(party, nonce, now);
        challenge.use(now);
        var known = certificates.find(evidence.certificate());
        if (known.isPresent()) {
            if (isOf(known.get(), own)) {
                return known.get();
            }
            throw taken();
        }
        var registered = new SigningCertificate(own, evidence, chain, proof, challenge, accounts.of(party));
        certificates.keep(registered);
        return registered;
    }

    private CertificateChallenge openChallenge(Party party, String nonce, Instant now) {
        var account = accounts.of(party);
        return challenges
                .findByIdOptional(nonce)
                .filter(asked -> asked.isOpenFor(account, now))
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.CHALLENGE_NOT_OPEN,
                        "nonce",
                        "Ask for a new challenge; this one is not open for you"));
    }

    private static boolean isOf(SigningCertificate known, Organisation own) {
        return known.organisation().equals(own.id());
    }

    private static Refused taken() {
        return new Refused(
                IdentityRefusal.CERTIFICATE_TAKEN, "certificate", "Another organisation registered this certificate");
    }

    private static final class Challenges implements PanacheRepositoryBase<CertificateChallenge, String> {}
}
