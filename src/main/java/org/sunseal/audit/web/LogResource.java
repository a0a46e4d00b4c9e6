package org.sunseal.audit.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.LogFeed;
import org.sunseal.audit.LogRefusal;
import org.sunseal.audit.TakeCosignature;
import org.sunseal.audit.TakeEntry;
import org.sunseal.kernel.LimitedBody;

/** The files of the log, the long poll of its witnesses, and what they and the agents send (protocol 9.1). */
@PermitAll
@Path("/log")
class LogResource {
    private static final String NOTE = "text/plain; charset=utf-8";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAXIMUM_BODY = 64 * 1024;

    private final AuditLog log;
    private final LogFeed feed;
    private final TakeCosignature takeCosignature;
    private final TakeEntry takeEntry;
    private final Places polls;
    private final Places reads;
    private final Places entries;

    LogResource(AuditLog log, LogFeed feed, TakeCosignature takeCosignature, TakeEntry takeEntry, LogLimits limits) {
        this.log = log;
        this.feed = feed;
        this.takeCosignature = takeCosignature;
        this.takeEntry = takeEntry;
        this.polls = new Places(limits.polls(), limits.pollsPerAddress(), Duration.ofSeconds(5));
        this.reads = new Places(limits.reads(), limits.readsPerAddress(), Duration.ofSeconds(1));
        this.entries = new Places(limits.entries(), limits.entriesPerAddress(), Duration.ofSeconds(1));
    }

    @GET
    @Path("checkpoint")
    @Produces(NOTE)
    @Operation(operationId = "logCheckpoint", summary = "Newest checkpoint under the witness quorum, as a signed note")
    public Response checkpoint() {
        return file("checkpoint", "no-cache");
    }

    @GET
    @Path("tile/{path: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "logTile",
            summary = "A tile of hashes or a bundle of entries, named as in C2SP tlog-tiles")
    public Response tile(@PathParam("path") String path, @Context HttpServerRequest request) {
        var place = reads.take(Caller.of(request));
        try {
            return file("tile/" + path, "public, max-age=31536000, immutable");
        } finally {
            place.close();
        }
    }

    @GET
    @Path("next")
    @Produces(NOTE)
    @Operation(
            operationId = "nextLogCheckpoint",
            summary = "Waits up to 20 s for a checkpoint of more than so many entries")
    public CompletionStage<Response> next(@QueryParam("after") @Min(0) long after, @Context HttpServerRequest request) {
        var place = polls.take(Caller.of(request));
        return feed.next(after, PATIENCE)
                .whenComplete((note, failure) -> place.close())
                .thenApply(note -> note.map(bytes -> Response.ok(bytes))
                        .orElseGet(Response::noContent)
                        .build());
    }

    @POST
    @Path("cosignatures")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(
            operationId = "cosignLogCheckpoint",
            summary = "Hand in a witness's cosignature under a checkpoint's text")
    public void cosign(InputStream note) throws IOException {
        takeCosignature.take(limited(note));
    }

    @POST
    @Path("entries")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(
            operationId = "forwardLogEntry",
            summary = "Forward a signed NOTICE, ORDER or RELEASE that is not logged yet")
    public void forward(InputStream entry, @Context HttpServerRequest request) throws IOException {
        var place = entries.take(Caller.of(request));
        try {
            takeEntry.take(limited(entry));
        } finally {
            place.close();
        }
    }

    private Response file(String path, String caching) {
        try {
            return Response.ok(log.tiles().fetch(path))
                    .header(HttpHeaders.CACHE_CONTROL, caching)
                    .build();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                throw new NotFoundException(e);
            }
            throw e;
        }
    }

    private static byte[] limited(InputStream body) throws IOException {
        return LimitedBody.read(body, MAXIMUM_BODY, LogRefusal.TOO_LARGE_FOR_LOG);
    }
}
