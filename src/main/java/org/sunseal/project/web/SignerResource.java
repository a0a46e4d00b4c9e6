package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.SigningCertificate;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.ProjectRefusal;

/**
 * Whom the first notice of a tender should name. Outsiders know the tender side by it alone: what an organisation signs
 * with a certificate the notice does not name, such as the opening record, proves nothing to them and is refused.
 */
@Path("/api/tender-projects/{tender}/signers")
class SignerResource {
    private final Visibility visibility;
    private final Organisations organisations;
    private final SigningCertificates certificates;
    private final Clock clock;

    SignerResource(Visibility visibility, Organisations organisations, SigningCertificates certificates, Clock clock) {
        this.visibility = visibility;
        this.organisations = organisations;
        this.certificates = certificates;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"agency", "tenderee"})
    @Transactional
    @Operation(
            operationId = "tenderSigners",
            summary =
                    "The registered certificates of agency and tenderee that are valid now, for a first notice to name")
    public List<TenderSigner> signers(@PathParam("tender") String tender) {
        var project = visibility.require(tender);
        if (!visibility.isOwn(project)) {
            throw new Refused(ProjectRefusal.NOT_YOUR_PROJECT, "Another organisation runs " + tender);
        }
        var now = clock.instant();
        return Stream.of(project.agency(), project.tenderee())
                .distinct()
                .flatMap(side -> of(side, now))
                .toList();
    }

    /** Whether one is revoked is asked when it signs, not here: a list might have to be fetched first. */
    private Stream<TenderSigner> of(UUID side, Instant now) {
        var organisation = organisations.get(side);
        return certificates.of(side).stream()
                .map(registered -> TenderSigner.of(organisation, registered))
                .filter(signer -> signer.notAfter().isAfter(now));
    }

    /**
     * A certificate of the tender side.
     *
     * @param sha256 as notices name it
     * @param organisation its name
     * @param subject the certificate's own words of its holder
     */
    record TenderSigner(String sha256, String organisation, String creditCode, String subject, Instant notAfter) {
        static TenderSigner of(Organisation organisation, SigningCertificate registered) {
            var certificate = registered.certificate();
            return new TenderSigner(
                    registered.sha256(),
                    organisation.name(),
                    organisation.creditCode(),
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant());
        }
    }
}
