package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Party;
import org.sunseal.project.Outage;
import org.sunseal.project.Outages;

@Path("/api/outages")
class OutageResource {
    private final Outages outages;
    private final Party party;

    OutageResource(Outages outages, Party party) {
        this.outages = outages;
        this.party = party;
    }

    @POST
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(
            operationId = "declareOutage",
            summary =
                    "Declare an outage: nothing is closed while it lasts, and notices may still move a deadline it hit")
    public Shown declare(@Valid @NotNull NewOutage asked) {
        return Shown.of(outages.declare(party, asked.reason(), asked.beganAt()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed("centre")
    @ResponseStatus(204)
    @Operation(operationId = "endOutage", summary = "End an outage; what fell due meanwhile is closed next")
    public void end(@PathParam("id") UUID id) {
        outages.end(id);
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "outages", summary = "Every outage ever declared, newest first, page by page")
    public List<Shown> all(@BeanParam @Valid PageAsked asked) {
        return outages.all(asked.page(), asked.size()).stream().map(Shown::of).toList();
    }

    record NewOutage(
            @NotBlank @Size(max = 500) String reason,
            @NotNull Instant beganAt) {}

    record Shown(
            UUID id,
            String reason,
            Instant beganAt,
            @Nullable Instant endedAt) {
        static Shown of(Outage outage) {
            return new Shown(
                    outage.id(),
                    outage.reason(),
                    outage.beganAt(),
                    outage.endedAt().orElse(null));
        }
    }
}
