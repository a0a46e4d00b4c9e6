package org.sunseal.custody.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.custody.Allotments;
import org.sunseal.custody.CustodyRefusal;
import org.sunseal.custody.SignAllotment;
import org.sunseal.kernel.Refused;

/** Allotments of keys to rounds: what is proposed, and what the trustees have signed (protocol 5.1a). */
@Path("/api/allotments")
@PermitAll
class AllotmentResource {
    private final Allotments allotments;
    private final SignAllotment sign;

    AllotmentResource(Allotments allotments, SignAllotment sign) {
        this.allotments = allotments;
        this.sign = sign;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listProposedAllotments", summary = "The allotments that still need signatures")
    public List<Proposal> proposed() {
        return allotments.proposed().stream()
                .map(proposal -> new Proposal(proposal.id(), proposal.body()))
                .toList();
    }

    @PUT
    @Path("/{id}/signatures/{trustee}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "signAllotment", summary = "A trustee signs a proposed allotment (CMS)")
    public void sign(@PathParam("id") UUID id, @PathParam("trustee") String trustee, InputStream message) {
        sign.sign(id, trustee, SmallMessage.read(message, SignAllotment.MAXIMUM_SIGNATURE_BYTES));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "getAllotment", summary = "A valid allotment with the trustees' signatures (CMS)")
    public byte[] get(@PathParam("id") UUID id) {
        return allotments
                .get(id)
                .message()
                .orElseThrow(() -> new Refused(CustodyRefusal.ALLOTMENT_UNSIGNED, "Too few trustees have signed yet"));
    }

    /** @param body the canonical JSON to sign, byte for byte */
    record Proposal(UUID id, byte[] body) {}
}
