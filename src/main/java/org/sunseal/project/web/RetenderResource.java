package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;
import org.sunseal.project.RetenderLot;
import org.sunseal.project.Retendering;

/** How a failed lot comes to its next round. */
@Path("/api/tender-projects/{tender}/lots/{lot}/retenders")
class RetenderResource {
    private final RetenderLot retender;
    private final Visibility visibility;
    private final Party party;

    RetenderResource(RetenderLot retender, Visibility visibility, Party party) {
        this.retender = retender;
        this.visibility = visibility;
        this.party = party;
    }

    @POST
    @RolesAllowed({"agency", "tenderee"})
    @ResponseStatus(201)
    @Operation(
            operationId = "retenderLot",
            summary = "Tender a failed lot again; the next notice then opens the next round of the same lot")
    public Retendered retender(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedRetender signed) {
        return Retendered.of(retender.retender(party, new LotKey(tender, lot), signed.retender()));
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "retenders", summary = "The decisions to tender a lot again, as they stand in the log")
    public List<Retendered> retenders(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = visibility.require(new LotKey(tender, lot)).key();
        return retender.of(key).stream().map(Retendered::of).toList();
    }

    /** @param retender CMS SignedData over the decision's canonical JSON */
    record SignedRetender(
            @NotNull @Size(min = 1, max = 24_000) byte[] retender) {}

    /**
     * A decision to tender again.
     *
     * @param tendering which tendering of the lot it begins, from 2
     * @param after the last round before it
     * @param retender CMS SignedData, as it was handed in
     */
    record Retendered(int tendering, int after, String reason, Instant keptAt, byte[] retender) {
        private static Retendered of(Retendering kept) {
            var decision = kept.retender();
            return new Retendered(kept.tendering(), decision.after(), decision.reason(), kept.keptAt(), kept.message());
        }
    }
}
