package org.sunseal.evaluation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.evaluation.ReadOwnSeats;
import org.sunseal.identity.Party;

/** The caller's own committees, of all tenders. */
@Path("/api/evaluations/mine")
@RolesAllowed({"expert", "tenderee"})
class OwnSeatResource {
    private final ReadOwnSeats seats;
    private final Party party;

    OwnSeatResource(ReadOwnSeats seats, Party party) {
        this.seats = seats;
        this.party = party;
    }

    @GET
    @Operation(operationId = "ownSeats", summary = "The committees the caller sits or sat on, latest first")
    public List<ReadOwnSeats.OwnSeat> mine() {
        return seats.of(party.account());
    }
}
