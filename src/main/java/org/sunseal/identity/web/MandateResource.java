package org.sunseal.identity.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.identity.GrantMandate;
import org.sunseal.identity.Mandate;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Party;

@Path("/api/mandates")
@RolesAllowed({"tenderee", "bidder", "agency"})
class MandateResource {
    private final GrantMandate grant;
    private final Party party;

    MandateResource(GrantMandate grant, Party party) {
        this.grant = grant;
        this.party = party;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "grantMandate", summary = "Let an account act for the caller's organisation")
    public Granted grant(@Valid @NotNull NewMandate asked) {
        return Granted.of(
                grant.grant(party, asked.from(), asked.to(), MandateScope.of(asked.scope()), asked.validUntil()));
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(204)
    @Operation(operationId = "withdrawMandate", summary = "Take a mandate back")
    public void withdraw(@PathParam("id") UUID id) {
        grant.withdraw(party, id);
    }

    /**
     * A mandate as asked for.
     *
     * @param from credit code of the organisation that gives it
     * @param to username of the account that gets it
     */
    record NewMandate(
            @NotBlank @Size(max = 18) String from,
            @NotBlank @Size(max = 255) String to,
            @NotNull @Pattern(regexp = "tender") String scope,
            @NotNull Instant validUntil) {}

    record Granted(UUID id, String scope, Instant validUntil) {
        static Granted of(Mandate mandate) {
            return new Granted(mandate.id(), mandate.scope().word(), mandate.validUntil());
        }
    }
}
