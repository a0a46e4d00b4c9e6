package org.sunseal.identity.web;

import io.quarkus.security.Authenticated;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.OrganisationKind;
import org.sunseal.identity.Party;
import org.sunseal.identity.RegisterOrganisation;

@Path("/api/organisations")
class OrganisationResource {
    private final RegisterOrganisation register;
    private final Accounts accounts;
    private final Party party;

    OrganisationResource(RegisterOrganisation register, Accounts accounts, Party party) {
        this.register = register;
        this.accounts = accounts;
        this.party = party;
    }

    @POST
    @Authenticated
    @ResponseStatus(201)
    @Operation(
            operationId = "registerOrganisation",
            summary =
                    "Register the caller's organisation; again by the same account answers with the same organisation")
    public Registered register(@Valid @NotNull NewOrganisation asked) {
        return Registered.of(
                register.register(party, asked.name(), asked.creditCode(), OrganisationKind.of(asked.kind())));
    }

    @GET
    @Path("/mine")
    @Authenticated
    @Transactional
    @Operation(operationId = "myOrganisation", summary = "The caller's own organisation")
    public Registered mine() {
        accounts.of(party);
        return Registered.of(party.own());
    }

    record NewOrganisation(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 18) String creditCode,

            @NotNull @Pattern(regexp = "bidder|agency|tenderee|regulator")
            String kind) {}

    record Registered(UUID id, String name, String creditCode, String kind, Instant registeredAt) {
        static Registered of(Organisation organisation) {
            return new Registered(
                    organisation.id(),
                    organisation.name(),
                    organisation.creditCode(),
                    organisation.kind().word(),
                    organisation.registeredAt());
        }
    }
}
