package org.sunseal.experts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;

/**
 * Ties the caller's account to the expert whose key signs for it. The statement names the account, so a signature seen
 * elsewhere ties no other one.
 */
@ApplicationScoped
public class JoinAccount {
    private final Experts experts;
    private final SigningCertificates certificates;
    private final Clock clock;

    JoinAccount(Experts experts, SigningCertificates certificates, Clock clock) {
        this.experts = experts;
        this.certificates = certificates;
        this.clock = clock;
    }

    /** What the expert signs, byte for byte. */
    public byte[] statement(Party party) {
        return CanonicalJson.write(Map.of("v", 1, "purpose", "expert-account", "account", party.account()));
    }

    /**
     * Joins; doing it again changes nothing.
     *
     * @param proof detached signature over {@link #statement} with the registered certificate
     * @throws Refused {@code expert-proof}
     */
    public Expert join(Party party, byte[] proof) {
        DetachedSignature signature;
        try {
            signature = DetachedSignature.parse(proof);
            signature.verify(statement(party));
        } catch (InvalidEvidence e) {
            throw new Refused(ExpertRefusal.EXPERT_PROOF, "proof", e.detail());
        }
        certificates.check(signature.signer(), signature.chain(), clock.instant());
        return QuarkusTransaction.requiringNew().call(() -> {
            var expert = experts.withCertificate(Certificates.sha256(signature.signer()))
                    .orElseThrow(() -> new Refused(
                            ExpertRefusal.EXPERT_PROOF, "proof", "No expert is registered with this certificate"));
            expert.join(party.account());
            return expert;
        });
    }
}
