package org.sunseal.platform.web;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Kind;
import org.sunseal.kernel.Reason;
import org.sunseal.kernel.Refused;
import org.sunseal.kernel.SandboxClock;

/**
 * Moves the platform's clock in a demonstration; every move is an open log entry (protocol 5.0). Alone it opens
 * nothing: each agent has its own clock.
 */
@Path("/api/sandbox/clock")
@IfBuildProfile(anyOf = {"demo", "test"})
class SandboxClockResource {
    enum Refusal implements Reason {
        CLOCK_MOVES_FORWARD_ONLY;

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }
    }

    private final SandboxClock clock;
    private final AuditLog log;
    private final PlatformKeys keys;

    SandboxClockResource(SandboxClock clock, AuditLog log, PlatformKeys keys) {
        this.clock = clock;
        this.log = log;
        this.keys = keys;
    }

    @POST
    @RolesAllowed("centre")
    @Operation(
            operationId = "moveSandboxClock",
            summary = "Move the platform's sandbox clock forward; the move is logged first")
    public TimeResource.Now move(@Valid @NotNull Move asked) {
        var now = clock.instant();
        if (asked.to().isBefore(now)) {
            throw new Refused(Refusal.CLOCK_MOVES_FORWARD_ONLY, "to", "It is %s already".formatted(now));
        }
        var body = CanonicalJson.write(Map.of("v", 1, "from", Times.format(now), "to", Times.format(asked.to())));
        QuarkusTransaction.requiringNew()
                .run(() -> log.append(new OpenEntry("CLOCK", SignedMessage.sign(body, keys.signer()))));
        var ahead = clock.moveTo(asked.to());
        return TimeResource.Now.inSandbox(clock.instant(), ahead);
    }

    record Move(@NotNull Instant to) {}
}
