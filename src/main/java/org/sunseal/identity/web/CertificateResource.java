package org.sunseal.identity.web;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.identity.Party;
import org.sunseal.identity.RegisterCertificate;
import org.sunseal.identity.SigningCertificate;
import org.sunseal.identity.SigningCertificates;

@Path("/api/certificates")
class CertificateResource {
    private final RegisterCertificate register;
    private final SigningCertificates certificates;
    private final Party party;

    CertificateResource(RegisterCertificate register, SigningCertificates certificates, Party party) {
        this.register = register;
        this.certificates = certificates;
        this.party = party;
    }

    @GET
    @Path("/challenge")
    @Authenticated
    @Operation(
            operationId = "certificateChallenge",
            summary = "A nonce to sign with the certificate's key; good for one use")
    public Challenge challenge() {
        var challenge = register.challenge(party);
        return new Challenge(challenge.nonce(), challenge.expiresAt());
    }

    @POST
    @Authenticated
    @ResponseStatus(201)
    @Operation(
            operationId = "registerCertificate",
            summary = "Register a signing certificate with a proof of possession: a detached CMS signature over"
                    + " sunseal-pop LF credit code LF nonce")
    public Registered register(@Valid @NotNull NewCertificate asked) {
        var chain = Objects.requireNonNullElse(asked.chain(), List.<byte[]>of()).stream()
                .map(Certificates::parse)
                .toList();
        return Registered.of(
                register.register(party, Certificates.parse(asked.certificate()), chain, asked.proof(), asked.nonce()));
    }

    @GET
    @Authenticated
    @Transactional
    @Operation(operationId = "myCertificates", summary = "The signing certificates of the caller's organisation")
    public List<Registered> mine() {
        return certificates.of(party.organisation()).stream()
                .map(Registered::of)
                .toList();
    }

    record Challenge(String nonce, Instant expiresAt) {}

    record NewCertificate(
            @NotNull @Size(min = 1, max = 16_384) byte[] certificate,
            @Nullable @Size(max = 5) List<byte[]> chain,
            @NotNull @Size(min = 1, max = 65_536) byte[] proof,
            @NotNull @Size(min = 1, max = 64) String nonce) {}

    record Registered(String sha256, byte[] certificate, String subject, Instant notAfter, Instant registeredAt) {
        static Registered of(SigningCertificate registered) {
            var certificate = registered.certificate();
            return new Registered(
                    registered.sha256(),
                    Certificates.der(certificate),
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant(),
                    registered.registeredAt());
        }
    }
}
