package org.sunseal.bidding.web;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.PutObject;
import org.sunseal.identity.Party;

/** Sealed objects on their way in. */
@Path("/api/objects/{sha256}")
@RolesAllowed("bidder")
class ObjectResource {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,15})-(\\d{1,15})/(\\d{1,15})");
    private static final String UPLOAD_OFFSET = "Upload-Offset";

    private final PutObject putObject;
    private final Party party;

    ObjectResource(PutObject putObject, Party party) {
        this.putObject = putObject;
        this.party = party;
    }

    @HEAD
    @Operation(operationId = "objectOffset", summary = "How much of an object has arrived")
    public Response offset(@PathParam("sha256") String sha256) throws IOException {
        return Response.ok()
                .header(UPLOAD_OFFSET, putObject.offset(party.organisation(), sha256))
                .build();
    }

    @PUT
    @Blocking
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "putObject", summary = "Hand in a sealed object, or the next part of one")
    public Response put(
            @PathParam("sha256") String sha256,
            @HeaderParam("Content-Range") @Nullable String range,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
            InputStream part)
            throws IOException {
        long from = 0;
        long total = length == null ? 0 : length;
        if (range != null) {
            var read = RANGE.matcher(range);
            if (!read.matches()) {
                return Response.status(Response.Status.BAD_REQUEST).build();
            }
            from = Long.parseLong(read.group(1));
            total = Long.parseLong(read.group(3));
        }
        long arrived = putObject.put(party.organisation(), sha256, from, total, part);
        return Response.status(arrived == total ? Response.Status.CREATED : Response.Status.ACCEPTED)
                .header(UPLOAD_OFFSET, arrived)
                .build();
    }
}
