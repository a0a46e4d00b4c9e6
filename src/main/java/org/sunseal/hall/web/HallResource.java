package org.sunseal.hall.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.sunseal.hall.HallKey;
import org.sunseal.hall.ShowHall;

/** A hall for everybody: for those who come, and for those whom no open line reaches. */
@Path("/api/public/halls/{tender}/{lot}/{round}")
@PermitAll
class HallResource {
    private final ShowHall show;

    HallResource(ShowHall show) {
        this.show = show;
    }

    @GET
    @Operation(
            operationId = "hall",
            summary =
                    "What happened in an opening so far; the same comes live over WebSocket at this address with /live")
    public ShowHall.Hall hall(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @QueryParam("after")
                    @DefaultValue("0")
                    @Min(0)
                    @Parameter(description = "number of the last event the caller has")
                    int after) {
        return show.show(new HallKey(tender, lot, round), after);
    }
}
