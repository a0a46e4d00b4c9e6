package org.sunseal.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.kernel.SandboxClock;

@Path("/api/time")
class TimeResource {
    private final Clock clock;
    private final Instance<SandboxClock> sandbox;

    TimeResource(Clock clock, Instance<SandboxClock> sandbox) {
        this.clock = clock;
        this.sandbox = sandbox;
    }

    @GET
    @PermitAll
    @Operation(operationId = "time", summary = "The platform's business time, and how far a sandbox has moved it")
    public Now now() {
        var ahead = sandbox.isResolvable() ? sandbox.get().offset().toSeconds() : 0;
        return new Now(clock.instant(), ahead);
    }

    record Now(Instant now, long sandboxOffsetSeconds) {}
}
