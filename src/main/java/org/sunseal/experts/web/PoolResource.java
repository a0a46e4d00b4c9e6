package org.sunseal.experts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.disclosure.Restricted;
import org.sunseal.experts.CountersignPool;
import org.sunseal.experts.ReadPool;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

@Path("/api/tender-projects/{tender}/lots/{lot}/draws/{drawId}/pool")
@RolesAllowed("regulator")
class PoolResource {
    private final ReadPool read;
    private final CountersignPool countersign;
    private final Party party;

    PoolResource(ReadPool read, CountersignPool countersign, Party party) {
        this.read = read;
        this.countersign = countersign;
        this.party = party;
    }

    @GET
    @Restricted
    @Operation(
            operationId = "poolToCountersign",
            summary =
                    "The pool of a draw that waits for the regulator, with the experts behind its handles; each reading is"
                            + " logged")
    public ReadPool.Shown read(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("drawId") String drawId) {
        return read.read(party, new LotKey(tender, lot), drawId);
    }

    @PUT
    @Path("/countersignature")
    @Operation(
            operationId = "countersignPool",
            summary = "Hand in the regulator's signature over the body of POOL; the draw is announced with it")
    public LotDrawResource.Shown countersign(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("drawId") String drawId,
            @Valid @NotNull Countersigned countersigned) {
        return LotDrawResource.Shown.of(
                countersign.countersign(new LotKey(tender, lot), drawId, countersigned.countersignature()));
    }

    record Countersigned(
            @NotNull @Size(min = 1, max = 24_000) byte[] countersignature) {}
}
