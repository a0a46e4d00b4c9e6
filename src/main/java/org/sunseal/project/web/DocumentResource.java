package org.sunseal.project.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.DocumentTaken;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.TenderDocument;
import org.sunseal.project.TenderDocuments;

@Path("/api/tender-projects/{tender}/documents")
class DocumentResource {
    private final TenderDocuments documents;
    private final Visibility visibility;
    private final Party party;
    private final SecurityIdentity identity;
    private final Event<DocumentTaken> taken;

    DocumentResource(
            TenderDocuments documents,
            Visibility visibility,
            Party party,
            SecurityIdentity identity,
            Event<DocumentTaken> taken) {
        this.documents = documents;
        this.visibility = visibility;
        this.party = party;
        this.identity = identity;
        this.taken = taken;
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("agency")
    @Operation(
            operationId = "addTenderDocument",
            summary =
                    "Store a tender document; a notice that covers it makes it public and final. With If-Match: \"sha256\" or If-None-Match: * nothing unseen is replaced")
    public Shown add(
            @PathParam("tender") String tender,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream content)
            throws IOException {
        return Shown.of(documents.add(party, tender, name, stored -> isSeen(stored, ifMatch, ifNoneMatch), content));
    }

    /** As RFC 9110 has it, 13.1.1 and 13.1.2: without a condition whatever is stored is replaced. */
    private static boolean isSeen(Optional<String> stored, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return (ifMatch == null || stored.map("\"%s\""::formatted).equals(Optional.of(ifMatch)))
                && (ifNoneMatch == null || stored.isEmpty());
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed("agency")
    @Operation(operationId = "removeTenderDocument", summary = "Take a tender document out that no notice covers yet")
    public void remove(@PathParam("tender") String tender, @PathParam("name") String name) {
        documents.remove(party, tender, name);
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "tenderDocuments",
            summary = "The documents by name, and the root a notice over them has to name")
    public Listing list(@PathParam("tender") String tender) {
        var project = visibility.require(tender);
        var shown = documents.of(tender).stream()
                .filter(document -> document.publishedAt().isPresent() || visibility.isOwn(project))
                .map(Shown::of)
                .toList();
        var root = visibility.isOwn(project) ? documents.root(tender) : null;
        return new Listing(shown, root);
    }

    /** Always as a download, of no particular type: what an agency hands in must never run as a page of ours. */
    @GET
    @Path("/{name}")
    @PermitAll
    @Transactional
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "tenderDocument", summary = "A document's bytes")
    public Response download(@PathParam("tender") String tender, @PathParam("name") String name) throws IOException {
        var project = visibility.require(tender);
        var document = documents.get(tender, name);
        if (document.publishedAt().isEmpty() && !visibility.isOwn(project)) {
            throw new Refused(ProjectRefusal.NO_SUCH_DOCUMENT, "No document is called " + name);
        }
        if (!identity.isAnonymous() && !visibility.isOwn(project)) {
            taken.fire(new DocumentTaken(tender, name, party.account()));
        }
        return Response.ok(documents.read(document))
                .header("Content-Length", document.size())
                .header("Content-Disposition", "attachment; filename=\"" + document.name() + "\"")
                .build();
    }

    /**
     * The documents of a project.
     *
     * @param documentsRoot over all documents stored, for whoever prepares a notice; null for others, who find it in
     *     the notice
     */
    record Listing(List<Shown> documents, @Nullable String documentsRoot) {}

    record Shown(
            String name, long size, String sha256, @Nullable Instant publishedAt) {
        static Shown of(TenderDocument document) {
            return new Shown(
                    document.name(),
                    document.size(),
                    document.sha256(),
                    document.publishedAt().orElse(null));
        }
    }
}
