package org.sunseal.demo;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.file.Files;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Publishes the development CAs' revocation lists at the address their certificates name. */
@Path("/demo/crl/{number: [12]}.crl")
@IfBuildProfile("demo")
class RevocationListResource {
    private final java.nio.file.Path folder;

    /** @param folder where the platform reads them too, so that every replica publishes the same ones */
    RevocationListResource(@ConfigProperty(name = "sunseal.crl.folder") java.nio.file.Path folder) {
        this.folder = folder;
    }

    @GET
    @PermitAll
    @Produces("application/pkix-crl")
    @Operation(
            operationId = "revocationList",
            summary = "Fetch a development authority's revocation list",
            hidden = true)
    public byte[] list(@PathParam("number") String number) throws IOException {
        var file = folder.resolve(number + ".crl");
        if (!Files.exists(file)) {
            throw new NotFoundException();
        }
        return Files.readAllBytes(file);
    }
}
