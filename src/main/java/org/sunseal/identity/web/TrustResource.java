package org.sunseal.identity.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.sunseal.crypto.Certificates;
import org.sunseal.identity.TrustAnchors;

@Path("/api/trust")
class TrustResource {
    private final TrustAnchors anchors;

    TrustResource(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "trust",
            summary =
                    "The register and the authorities this platform uses, for display; whoever checks uses a trust file of its own")
    public Trust trust() {
        return new Trust(
                anchors.registerForDisplay(),
                anchors.current().anchors().stream().map(Certificates::der).toList());
    }

    record Trust(byte[] register, List<byte[]> anchors) {}
}
