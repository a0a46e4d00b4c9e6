package org.sunseal.platform.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
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
        return sandbox.isResolvable()
                ? Now.inSandbox(clock.instant(), sandbox.get().offset())
                : new Now(clock.instant(), 0, 0, false);
    }

    /**
     * Business time. Numbers in our JSON are never negative, so there are two.
     *
     * @param sandboxOffsetSeconds how far a sandbox has moved its clock ahead of the machine's; else 0
     * @param sandboxBehindSeconds how far a sandbox whose history is being played is still behind it; else 0
     * @param sandbox whether this clock can be moved at all, which pages have to say even while it has not been
     */
    record Now(Instant now, long sandboxOffsetSeconds, long sandboxBehindSeconds, boolean sandbox) {
        static Now inSandbox(Instant now, Duration ahead) {
            return new Now(now, Math.max(0, ahead.toSeconds()), Math.max(0, -ahead.toSeconds()), true);
        }
    }
}
