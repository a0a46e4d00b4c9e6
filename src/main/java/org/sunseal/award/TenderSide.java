package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.IdentityRefusal;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.TenderProject;
import org.sunseal.project.TenderProjects;

/** Who acts and signs for a lot: its tenderee, and the agency that has its mandate. */
@ApplicationScoped
class TenderSide {
    private final TenderProjects projects;
    private final SigningCertificates certificates;

    TenderSide(TenderProjects projects, SigningCertificates certificates) {
        this.projects = projects;
        this.certificates = certificates;
    }

    /** The project, if the party is its tenderee or runs it under its mandate; else {@code not-the-tender-side}. */
    TenderProject require(Party party, LotKey lot, Instant now) {
        var project = projects.get(lot.tender());
        var own = party.organisation();
        var acts = own.equals(project.tenderee())
                || (own.equals(project.agency()) && party.mayActFor(project.tenderee(), MandateScope.TENDER, now));
        if (!acts) {
            throw new Refused(
                    AwardRefusal.NOT_THE_TENDER_SIDE, "Only tenderee and agency of %s may do this".formatted(lot));
        }
        return project;
    }

    /** The project, if the party belongs to its tenderee; else {@code not-the-tenderee}. */
    TenderProject requireTenderee(Party party, LotKey lot) {
        var project = projects.get(lot.tender());
        if (!party.organisation().equals(project.tenderee())) {
            throw new Refused(AwardRefusal.NOT_THE_TENDEREE, "Only the tenderee of %s may do this".formatted(lot));
        }
        return project;
    }

    /**
     * Requires that the message is signed with a certificate of one of the organisations that is good now. Outside of
     * any transaction: a revocation list may have to be fetched.
     *
     * @throws Refused {@code certificate-not-registered}
     * @throws org.sunseal.crypto.InvalidEvidence when the certificate does not hold
     */
    void requireSignedBy(List<UUID> organisations, SignedMessage message, Instant now) {
        var signer = message.onlySigner();
        var owner = QuarkusTransaction.joiningExisting()
                .call(() -> certificates.find(signer))
                .map(certificate -> certificate.organisation())
                .filter(organisations::contains)
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.CERTIFICATE_NOT_REGISTERED,
                        "The certificate this is signed with is none of the tender side's"));
        certificates.requireFor(owner, signer, message.chain(), now);
    }
}
