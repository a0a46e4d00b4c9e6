package org.sunseal.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Who is logged in on these pages, and the way in. The way out, {@code /logout}, is Quarkus' own. */
@Path("/")
class SessionResource {
    /** Those the platform gives rights to; an identity provider adds others of its own. */
    private static final List<String> ROLES =
            List.of("bidder", "tenderee", "agency", "expert", "regulator", "trustee", "centre");

    /** A place of this site: whoever follows a link to our login must not end up at a stranger's page. */
    private static final Pattern PLACE =
            Pattern.compile("/(?!/)(?:[A-Za-z0-9._~/?=&:+,;@!$'()*-]|%[0-9A-Fa-f]{2}){0,2000}");

    private final SecurityIdentity identity;
    private final Optional<String> issuer;

    SessionResource(
            SecurityIdentity identity, @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.identity = identity;
        this.issuer = issuer;
    }

    @GET
    @Path("/api/session")
    @PermitAll
    @Operation(operationId = "session", summary = "Who is logged in, and in which roles; nobody without an account")
    @Cache(noStore = true)
    public Session session() {
        try {
            return identity.isAnonymous()
                    ? nobody()
                    : new Session(
                            identity.getPrincipal().getName(),
                            ROLES.stream().filter(identity::hasRole).toList(),
                            issuer.orElse(null));
        } catch (SecurityException e) { // how an unreadable or expired cookie shows
            return nobody();
        }
    }

    /**
     * The HTTP layer has sent whoever is not logged in to the identity provider before this is reached.
     *
     * @param back where to go afterwards, a path of this site
     */
    @GET
    @Path("/login")
    @Authenticated
    @Operation(operationId = "login", summary = "Log in for the pages", hidden = true)
    public Response login(@QueryParam("back") @DefaultValue("/") String back) {
        return Response.seeOther(URI.create(placeHere(back))).build();
    }

    static String placeHere(String back) {
        return PLACE.matcher(back).matches() ? back : "/";
    }

    private Session nobody() {
        return new Session(null, List.of(), issuer.orElse(null));
    }

    /**
     * @param account none if nobody is logged in
     * @param roles empty then
     * @param issuer who issues access tokens, as the command-line tool has to be told
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            @Nullable String account,
            List<String> roles,
            @Nullable String issuer) {}
}
