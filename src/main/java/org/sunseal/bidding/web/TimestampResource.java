package org.sunseal.bidding.web;

import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.bidding.RelayTimestamps;

/** Time stamps through the platform. */
@Path("/api/timestamps")
@Authenticated
class TimestampResource {
    private final RelayTimestamps relayTimestamps;

    TimestampResource(RelayTimestamps relayTimestamps) {
        this.relayTimestamps = relayTimestamps;
    }

    @POST
    @Consumes({"application/timestamp-query", "application/octet-stream"})
    @Produces("application/timestamp-reply")
    @Operation(operationId = "timestamp", summary = "RFC 3161 request to the authority, and its answer")
    public byte[] timestamp(@NotNull @Size(min = 1, max = 4096) byte[] request) {
        return relayTimestamps.relay(request);
    }
}
