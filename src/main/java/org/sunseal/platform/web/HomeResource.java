package org.sunseal.platform.web;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.kernel.SandboxClock;

/** The first page: what runs here, what time it shows, who is logged in, and where the public evidence lies. */
@Path("/")
class HomeResource {
    private final Clock clock;
    private final Instance<SandboxClock> sandbox;
    private final SecurityIdentity identity;

    HomeResource(Clock clock, Instance<SandboxClock> sandbox, SecurityIdentity identity) {
        this.clock = clock;
        this.sandbox = sandbox;
        this.identity = identity;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(operationId = "home", summary = "The first page", hidden = true)
    public Response home() {
        var ahead = sandbox.isResolvable() ? Optional.of(sandbox.get().offset()) : Optional.<Duration>empty();
        return Response.ok(new HomePage(clock.instant(), ahead, account()).html())
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** The HTTP layer has sent whoever is not logged in to the identity provider before this is reached. */
    @GET
    @Path("/login")
    @Authenticated
    @Operation(operationId = "login", summary = "Log in for the pages", hidden = true)
    public Response login() {
        return Response.seeOther(URI.create("/")).build();
    }

    /** Who is logged in. A session that has run out must not keep anybody from the public page. */
    private Optional<String> account() {
        try {
            return identity.isAnonymous()
                    ? Optional.empty()
                    : Optional.of(identity.getPrincipal().getName());
        } catch (SecurityException e) { // how an unreadable or expired session cookie shows
            return Optional.empty();
        }
    }
}
