package org.sunseal.evaluation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.disclosure.Restricted;
import org.sunseal.evaluation.CheckQualification;
import org.sunseal.evaluation.SeatCommittee;
import org.sunseal.evaluation.ShowEvaluation;
import org.sunseal.evaluation.TakeAct;
import org.sunseal.evaluation.Viewer;
import org.sunseal.identity.Party;
import org.sunseal.opening.ReadBid;
import org.sunseal.project.LotKey;

/** How an evaluation begins, and what is seen of it. */
@Path("/api/tender-projects/{tender}/lots/{lot}/evaluation")
class EvaluationResource {
    private final CheckQualification qualification;
    private final SeatCommittee seat;
    private final TakeAct take;
    private final ShowEvaluation show;
    private final Viewers viewers;
    private final Party party;

    EvaluationResource(
            CheckQualification qualification,
            SeatCommittee seat,
            TakeAct take,
            ShowEvaluation show,
            Viewers viewers,
            Party party) {
        this.qualification = qualification;
        this.seat = seat;
        this.take = take;
        this.show = show;
        this.viewers = viewers;
        this.party = party;
    }

    @POST
    @Path("/qualification")
    @RolesAllowed({"tenderee", "agency"})
    @ResponseStatus(201)
    @Operation(
            operationId = "checkQualification",
            summary =
                    "Say of every bidder whether it qualifies, where the tenderee decides that before a committee sits")
    public CheckQualification.Checked check(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Verdicts verdicts) {
        return qualification.check(party.organisation(), new LotKey(tender, lot), verdicts.proved());
    }

    @POST
    @RolesAllowed({"agency", "centre"})
    @ResponseStatus(201)
    @Operation(
            operationId = "seatCommittee",
            summary = "Seat the drawn committee, or the changed one in the place of the one that sits")
    public ShowEvaluation.Shown seat(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Seating seating) {
        var key = new LotKey(tender, lot);
        seat.seat(viewers.seating(key), key, seating.reason());
        return show.show(viewers.of(key), key);
    }

    @GET
    @RolesAllowed({"expert", "agency", "tenderee", "regulator", "centre"})
    @Restricted
    @Operation(operationId = "evaluation", summary = "How far the evaluation is; to members also their work")
    public ShowEvaluation.Shown evaluation(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = new LotKey(tender, lot);
        return show.show(viewers.of(key), key);
    }

    @GET
    @Path("/member")
    @RolesAllowed({"expert", "tenderee"})
    @Operation(
            operationId = "memberEvaluation",
            summary = "The same as its member sees it, also the tenderee's delegate")
    public ShowEvaluation.Shown member(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return show.show(member(), new LotKey(tender, lot));
    }

    @GET
    @Path("/bids/{slot}/files")
    @RolesAllowed({"expert", "tenderee", "regulator"})
    @Restricted
    @Operation(operationId = "bidFiles", summary = "The files of one bid, for seated members and the regulator")
    public List<ReadBid.NamedFile> files(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("slot") String slot) {
        return show.files(reader(), new LotKey(tender, lot), slot);
    }

    @GET
    @Path("/bids/{slot}/files/{number}")
    @RolesAllowed({"expert", "tenderee", "regulator"})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Restricted
    @Operation(operationId = "bidFile", summary = "One of them")
    public Response file(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("slot") String slot,
            @PathParam("number") int number) {
        return Response.ok(show.file(reader(), new LotKey(tender, lot), slot, number)
                        .toFile())
                .build();
    }

    @GET
    @Path("/bids/{slot}/files/{number}/pdf")
    @RolesAllowed({"expert", "tenderee", "regulator"})
    @Produces("application/pdf")
    @Restricted
    @Operation(
            operationId = "bidFileAsPdf",
            summary = "The same for a browser to show; what is no PDF stays a blank page")
    public Response pdf(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("slot") String slot,
            @PathParam("number") int number) {
        return Response.ok(show.file(reader(), new LotKey(tender, lot), slot, number)
                        .toFile())
                .header("Content-Disposition", "inline")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff") // a bidder wrote it: it is never taken for a page
                .build();
    }

    @GET
    @Path("/explanations/mine")
    @RolesAllowed("bidder")
    @Operation(
            operationId = "askedExplanation",
            summary = "Whether the caller has to explain its price, and until when")
    public ShowEvaluation.Explanation asked(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return show.explanation(party.creditCode(), new LotKey(tender, lot));
    }

    @POST
    @Path("/explanations")
    @RolesAllowed("bidder")
    @ResponseStatus(201)
    @Operation(operationId = "explainPrice", summary = "Explain a low price in writing")
    public ShowEvaluation.Explanation explain(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Explanation explanation) {
        var key = new LotKey(tender, lot);
        take.explain(party.creditCode(), key, explanation.text());
        return show.explanation(party.creditCode(), key);
    }

    private Viewer member() {
        return new Viewer.Member(party.account());
    }

    /** The regulator reads as such; everybody else only with a seat. */
    private Viewer reader() {
        return party.roles().contains("regulator") ? new Viewer.Regulator() : member();
    }

    /**
     * A committee to be seated.
     *
     * @param reason why it takes another's place; may be empty for the first
     */
    record Seating(@NotNull @Size(max = 2000) String reason) {}

    record Explanation(@NotNull @Size(min = 1, max = 20_000) String text) {}
}
