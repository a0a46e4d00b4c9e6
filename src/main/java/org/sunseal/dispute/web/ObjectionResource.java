package org.sunseal.dispute.web;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Restricted;
import org.sunseal.dispute.AnswerObjection;
import org.sunseal.dispute.FileObjection;
import org.sunseal.dispute.HandInEvidence;
import org.sunseal.dispute.Objection;
import org.sunseal.dispute.ReadDisputes;
import org.sunseal.dispute.Reader;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

@Path("/api/tender-projects/{tender}/lots/{lot}/objections")
class ObjectionResource {
    private static final String SHA256 = "[0-9a-f]{64}";

    private final FileObjection file;
    private final HandInEvidence handIn;
    private final AnswerObjection answer;
    private final ReadDisputes read;
    private final Reader reader;
    private final Party party;

    ObjectionResource(
            FileObjection file,
            HandInEvidence handIn,
            AnswerObjection answer,
            ReadDisputes read,
            Reader reader,
            Party party) {
        this.file = file;
        this.handIn = handIn;
        this.answer = answer;
        this.read = read;
        this.reader = reader;
        this.party = party;
    }

    @PUT
    @Path("/evidence/{sha256}")
    @Consumes(MediaType.WILDCARD)
    @Authenticated
    @Operation(operationId = "handInEvidence", summary = "Hand in a document that an objection is going to name")
    public void handIn(@PathParam("sha256") @Pattern(regexp = SHA256) String sha256, InputStream content)
            throws IOException {
        handIn.handIn(party.organisation(), sha256, content);
    }

    @POST
    @Authenticated
    @ResponseStatus(201)
    @Operation(
            operationId = "fileObjection",
            summary = "File a signed objection (异议) or query (质疑); who filed it is secret until the bids are frozen")
    public Filed file(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedObjection signed) {
        return new Filed(file.file(party, new LotKey(tender, lot), signed.objection()));
    }

    @GET
    @PermitAll
    @Restricted
    @Operation(
            operationId = "objections",
            summary =
                    "The objections about a lot with their answers; late ones to the regulator and the tender side only")
    public ObjectionsShown objections(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var seen = read.objections(reader, new LotKey(tender, lot));
        return new ObjectionsShown(
                seen.objections().stream().map(ObjectionShown::of).toList(), seen.deadlineToMove());
    }

    @PUT
    @Path("/{objection}/answer")
    @RolesAllowed({"agency", "tenderee"})
    @Operation(operationId = "answerObjection", summary = "Answer an objection with a signed answer.json")
    public AnswerTaken answer(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("objection") UUID objection,
            @Valid @NotNull SignedAnswer signed) {
        return new AnswerTaken(answer.answer(party, new LotKey(tender, lot), objection, signed.answer())
                .deadlineToMove());
    }

    @GET
    @Path("/{objection}/evidence/{sha256}")
    @Authenticated
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Restricted
    @Operation(operationId = "objectionEvidence", summary = "A document that backs an objection")
    public Response evidence(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("objection") UUID objection,
            @PathParam("sha256") @Pattern(regexp = SHA256) String sha256) {
        return Response.ok(read.evidence(reader, new LotKey(tender, lot), objection, sha256))
                .header("Content-Disposition", "attachment; filename=\"" + sha256 + "\"")
                .build();
    }

    @GET
    @Path("/{objection}/entry")
    @Authenticated
    @Restricted
    @Operation(
            operationId = "objectionEntry",
            summary =
                    "Type, salt and body of the log entry that commits to an objection, for whoever may know its objector")
    public ReadDisputes.Opened entry(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("objection") UUID objection) {
        return read.entry(reader, new LotKey(tender, lot), objection);
    }

    record SignedObjection(
            @NotNull @Size(min = 1, max = 65_536) byte[] objection) {}

    record SignedAnswer(
            @NotNull @Size(min = 1, max = 65_536) byte[] answer) {}

    record Filed(UUID id) {}

    /**
     * An answer was taken.
     *
     * @param deadlineToMove the lot goes on once a notice moves its deadline to then or later; null where it need not
     */
    record AnswerTaken(@Nullable Instant deadlineToMove) {}

    record ObjectionsShown(
            List<ObjectionShown> objections, @Nullable Instant deadlineToMove) {}

    record Words(String grounds, @Nullable LocalDate knownOn, List<ObjectionText.Evidence> evidence) {}

    /**
     * An answer.
     *
     * @param entry type, salt and body of its log entry; the body is answer.json as the tender side signed it
     */
    record Answer(String text, Outcome outcome, Consequence consequence, Instant at, ReadDisputes.Opened entry) {}

    /**
     * An objection.
     *
     * @param words null where the caller may not read them
     * @param objector null where the caller may not know
     * @param dueAt from when on an answer is late; null where no period is set
     */
    record ObjectionShown(
            UUID id,
            About about,
            boolean late,
            LocalDate filedOn,
            @Nullable Instant dueAt,
            boolean overdue,
            boolean mine,
            @Nullable Words words,
            ReadDisputes.@Nullable Objector objector,
            @Nullable Answer answer) {
        static ObjectionShown of(ReadDisputes.ObjectionSeen seen) {
            var objection = seen.objection();
            var text = seen.text();
            return new ObjectionShown(
                    objection.id(),
                    objection.about(),
                    objection.late(),
                    objection.filedOn(),
                    objection.dueAt().orElse(null),
                    seen.overdue(),
                    seen.mine(),
                    text == null ? null : new Words(text.grounds(), text.knownOn(), text.evidence()),
                    seen.objector(),
                    seen.answerEntry() == null ? null : answer(objection, seen.answerEntry()));
        }

        private static Answer answer(Objection objection, ReadDisputes.Opened entry) {
            return new Answer(
                    objection.answer().orElseThrow(),
                    objection.outcome().orElseThrow(),
                    objection.consequence().orElseThrow(),
                    objection.answeredAt().orElseThrow(),
                    entry);
        }
    }
}
