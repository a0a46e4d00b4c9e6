package org.sunseal.opening.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.disclosure.Restricted;
import org.sunseal.identity.Party;
import org.sunseal.kernel.LimitedBody;
import org.sunseal.opening.OpeningRefusal;
import org.sunseal.opening.PutTogetherEvidence;
import org.sunseal.opening.ShowOpening;
import org.sunseal.opening.SignRecord;

/** How one round was closed and opened. */
@Path("/api/tender-projects/{tender}/lots/{lot}/rounds/{round}")
class OpeningResource {
    private static final String PDF = "application/pdf";
    private static final String ZIP = "application/zip";
    /** The record of a thousand bids takes some 2 MB. */
    private static final int LARGEST_PDF = 32 << 20;

    private final ShowOpening show;
    private final SignRecord sign;
    private final PutTogetherEvidence evidence;
    private final Party party;

    OpeningResource(ShowOpening show, SignRecord sign, PutTogetherEvidence evidence, Party party) {
        this.show = show;
        this.sign = sign;
        this.evidence = evidence;
        this.party = party;
    }

    @GET
    @Path("/closing")
    @PermitAll
    @Operation(operationId = "closing", summary = "CLOSE with its time-stamp, list and proof")
    public ShowOpening.Closed closing(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return show.closing(tender, lot, round);
    }

    @GET
    @Path("/opening")
    @PermitAll
    @Operation(operationId = "opening", summary = "What was read out, and the signed record once it is drawn up")
    public ShowOpening.Opening opening(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return show.opening(tender, lot, round);
    }

    @GET
    @Path("/opening.pdf")
    @PermitAll
    @Produces(PDF)
    @Operation(operationId = "openingPdf", summary = "The opening record as signed PDF")
    public byte[] pdf(@PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return show.pdf(tender, lot, round);
    }

    @GET
    @Path("/opening/signatures")
    @PermitAll
    @Operation(operationId = "recordSignatures", summary = "Who signed the record for the tender side")
    public List<ShowOpening.Signature> signatures(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return show.signatures(tender, lot, round);
    }

    @POST
    @Path("/opening/signatures")
    @RolesAllowed({"agency", "tenderee"})
    @Consumes(PDF)
    @ResponseStatus(201)
    @Operation(
            operationId = "signRecord",
            summary = "The record as signed PDF, with the caller's signature added to it")
    public ShowOpening.Signature sign(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            InputStream pdf)
            throws IOException {
        return show.show(sign.sign(
                tender, lot, round, party.own(), LimitedBody.read(pdf, LARGEST_PDF, OpeningRefusal.MESSAGE_TOO_LARGE)));
    }

    @GET
    @Path("/opening/mine")
    @RolesAllowed("bidder")
    @Operation(operationId = "ownOpening", summary = "The caller's own bid: slot key and opened key package")
    public ShowOpening.Own mine(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return show.own(tender, lot, round, party.organisation());
    }

    @GET
    @Path("/opening/mine/files/{number}")
    @RolesAllowed("bidder")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(operationId = "ownOpenedFile", summary = "One of the caller's own files, as it was opened")
    public Response file(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @PathParam("number") int number) {
        return Response.ok(show.ownFile(tender, lot, round, party.organisation(), number)
                        .toFile())
                .build();
    }

    @GET
    @Path("/evidence/public")
    @PermitAll
    @Produces(ZIP)
    @Operation(operationId = "publicEvidence", summary = "Everything anyone needs to check the round offline")
    public Response publicEvidence(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return zip(evidence.forThePublic(tender, lot, round));
    }

    @GET
    @Path("/evidence/bidder")
    @RolesAllowed("bidder")
    @Produces(ZIP)
    @Operation(operationId = "bidderEvidence", summary = "The same with the caller's own slot key and key message")
    public Response bidderEvidence(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return zip(evidence.forBidder(tender, lot, round, party.organisation()));
    }

    @GET
    @Path("/evidence/regulator")
    @RolesAllowed("regulator")
    @Produces(ZIP)
    @Restricted
    @Operation(operationId = "regulatorEvidence", summary = "The same with every key and share message")
    public Response regulatorEvidence(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("round") int round) {
        return zip(evidence.forTheRegulator(tender, lot, round));
    }

    /** Put together only while the body is written: whoever asks for the header alone leaves nothing behind. */
    private static Response zip(PutTogetherEvidence.Evidence found) {
        StreamingOutput packed = found::writeTo;
        return Response.ok(packed)
                .header("Content-Disposition", "attachment; filename=\"evidence.zip\"")
                .build();
    }
}
