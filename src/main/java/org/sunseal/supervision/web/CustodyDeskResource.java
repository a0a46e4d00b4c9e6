package org.sunseal.supervision.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.supervision.ShowCustody;

/** The trustees' desk. Their agents do the work and need none of it. */
@Path("/api/custody")
class CustodyDeskResource {
    private final ShowCustody custody;

    CustodyDeskResource(ShowCustody custody) {
        this.custody = custody;
    }

    @GET
    @RolesAllowed({"trustee", "regulator"})
    @Operation(
            operationId = "custodyDesk",
            summary =
                    "What the trustees have to open and on which conditions, what was released, and the keys in stock")
    public ShowCustody.Desk desk() {
        return custody.show();
    }
}
