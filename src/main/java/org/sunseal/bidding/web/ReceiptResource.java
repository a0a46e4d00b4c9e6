package org.sunseal.bidding.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.bidding.Receipts;
import org.sunseal.identity.Party;

/** The caller's own receipts. */
@Path("/api/receipts/{sha256}")
@RolesAllowed("bidder")
class ReceiptResource {
    private final Receipts receipts;
    private final Party party;

    ReceiptResource(Receipts receipts, Party party) {
        this.receipts = receipts;
        this.party = party;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receipt",
            summary = "The receipt of a bid or withdrawal; 202 while the log's witnesses are awaited")
    public Response receipt(@PathParam("sha256") String sha256) {
        return receipts.find(sha256, party.organisation())
                .map(proven -> Response.ok(ReceiptView.of(proven)).build())
                .orElseGet(() -> Response.accepted().build());
    }
}
