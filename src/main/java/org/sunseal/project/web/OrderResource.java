package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.project.RecordOrder;

@Path("/api/orders")
class OrderResource {
    private final RecordOrder record;

    OrderResource(RecordOrder record) {
        this.record = record;
    }

    @POST
    @RolesAllowed("regulator")
    @ResponseStatus(202)
    @Operation(operationId = "recordOrder", summary = "Hand in a signed order; it is proved once the log has it")
    public Recorded record(@Valid @NotNull SignedOrder signed) {
        var order = record.record(signed.order());
        return new Recorded(order.kind().name(), order.sha256());
    }

    record SignedOrder(@NotNull @Size(min = 1, max = 24_000) byte[] order) {}

    record Recorded(String kind, String orderSha256) {}
}
