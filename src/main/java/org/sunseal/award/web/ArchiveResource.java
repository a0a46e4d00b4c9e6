package org.sunseal.award.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.award.ArchiveLot;
import org.sunseal.award.CourtCopy;
import org.sunseal.award.LotArchive;
import org.sunseal.award.proof.Manifest;
import org.sunseal.disclosure.Restricted;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;
import org.sunseal.trade.Actor;

/** The filed package of one lot. */
@Path("/api/tender-projects/{tender}/lots/{lot}")
class ArchiveResource {
    private static final String ZIP = "application/zip";

    private final ArchiveLot archives;
    private final CourtCopy courtCopy;
    private final Blobs blobs;
    private final Party party;

    ArchiveResource(ArchiveLot archives, CourtCopy courtCopy, Blobs blobs, Party party) {
        this.archives = archives;
        this.courtCopy = courtCopy;
        this.blobs = blobs;
        this.party = party;
    }

    @POST
    @Path("/archive")
    @RolesAllowed({"agency", "centre"})
    @ResponseStatus(201)
    @Operation(operationId = "archiveLot", summary = "Put everything about a lot into one package and file it")
    public Shown archive(@PathParam("tender") String tender, @PathParam("lot") String lot) throws IOException {
        var by = party.roles().contains("centre") ? Actor.CENTRE : Actor.AGENCY;
        return shown(archives.archive(party, new LotKey(tender, lot), by));
    }

    @GET
    @Path("/archive")
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Restricted
    @Operation(operationId = "archive", summary = "What lies in the filed package, and until when it is kept")
    public Shown archived(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return shown(archives.get(party, new LotKey(tender, lot)));
    }

    @GET
    @Path("/archive.zip")
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Produces(ZIP)
    @Restricted
    @Operation(operationId = "archiveZip", summary = "The filed package")
    public Response zip(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var archive = archives.get(party, new LotKey(tender, lot));
        StreamingOutput stored = out -> {
            try (var bytes = blobs.read(archive.packageSha256())) {
                bytes.transferTo(out);
            }
        };
        return download(stored, "archive.zip");
    }

    @GET
    @Path("/archive/court-copy.zip")
    @RolesAllowed("regulator")
    @Produces(ZIP)
    @Restricted
    @Operation(
            operationId = "courtCopy",
            summary = "The filed package with every opened key, and the tool that checks it offline")
    public Response courtCopy(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        StreamingOutput copy = courtCopy.of(new LotKey(tender, lot))::writeTo;
        return download(copy, "court-copy.zip");
    }

    private static Response download(StreamingOutput content, String name) {
        return Response.ok(content)
                .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
                .build();
    }

    private static Shown shown(LotArchive archive) {
        var manifest = archive.manifest();
        return new Shown(
                manifest.sha256(),
                archive.packageSha256(),
                archive.size(),
                manifest.retention(),
                manifest.retainUntil(),
                archive.archivedAt(),
                manifest.files());
    }

    /**
     * An archive.
     *
     * @param manifestSha256 what the log names
     * @param packageSha256 of the zip file
     * @param size of the zip file, in bytes
     * @param retention the class under which it is kept
     */
    record Shown(
            String manifestSha256,
            String packageSha256,
            long size,
            String retention,
            Instant retainUntil,
            Instant archivedAt,
            List<Manifest.Listed> files) {}
}
