package org.sunseal.experts.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.experts.CommitteeDraws;
import org.sunseal.experts.DrawEvidence;
import org.sunseal.experts.ExpertRefusal;
import org.sunseal.experts.OwnHandle;
import org.sunseal.experts.ReceiveDrawShare;
import org.sunseal.identity.Party;
import org.sunseal.kernel.LimitedBody;

/**
 * What trustees fetch and bring for one draw, and what anyone may check afterwards. Handles only; authenticity rests on
 * signatures and on the digests in the log (protocol 8.2).
 */
@Path("/api/draws/{drawSha256}")
@PermitAll
class DrawResource {
    /** A signed message of a few hundred bytes and a certificate. */
    private static final int LARGEST_MESSAGE = 16 * 1024;

    private final CommitteeDraws draws;
    private final ReceiveDrawShare receive;
    private final DrawEvidence evidence;
    private final OwnHandle ownHandle;
    private final Party party;

    DrawResource(
            CommitteeDraws draws, ReceiveDrawShare receive, DrawEvidence evidence, OwnHandle ownHandle, Party party) {
        this.draws = draws;
        this.receive = receive;
        this.evidence = evidence;
        this.ownHandle = ownHandle;
        this.party = party;
    }

    @GET
    @Path("/pool")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Transactional
    @Operation(operationId = "drawPool", summary = "The pool drawn from, pool.tsv: pseudonyms only")
    public byte[] pool(@PathParam("drawSha256") String drawSha256) {
        return draws.announcedAs(drawSha256).poolFile().orElseThrow();
    }

    @GET
    @Path("/request")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Transactional
    @Operation(operationId = "drawRequest", summary = "What was asked for, request.json")
    public byte[] request(@PathParam("drawSha256") String drawSha256) {
        return draws.announcedAs(drawSha256).requestFile().orElseThrow();
    }

    @PUT
    @Path("/releases/{trustee}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(204)
    @Operation(operationId = "releaseDrawKey", summary = "A trustee's share of the draw key, in its signed message")
    public void release(
            @PathParam("drawSha256") String drawSha256, @PathParam("trustee") String trustee, InputStream message)
            throws IOException {
        receive.receive(
                drawSha256, trustee, LimitedBody.read(message, LARGEST_MESSAGE, ExpertRefusal.DRAW_MESSAGE_TOO_LARGE));
    }

    @GET
    @Path("/trace")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "drawTrace", summary = "Every step of a settled draw, trace.json")
    public byte[] trace(@PathParam("drawSha256") String drawSha256) {
        return evidence.trace(drawSha256);
    }

    @GET
    @Path("/evidence")
    @Produces("application/zip")
    @Operation(
            operationId = "drawEvidence",
            summary = "All that is needed to check a settled draw offline, as a zip file")
    public StreamingOutput evidence(@PathParam("drawSha256") String drawSha256) {
        return evidence.evidence(drawSha256)::writeTo;
    }

    @GET
    @Path("/handles/mine")
    @RolesAllowed("expert")
    @Operation(operationId = "ownHandle", summary = "The caller's own handle and salt in the pool")
    public OwnHandle.Shown mine(@PathParam("drawSha256") String drawSha256) {
        return ownHandle.of(party, drawSha256);
    }
}
