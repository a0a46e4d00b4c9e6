package org.sunseal.award.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.sunseal.award.AcceptDelivery;
import org.sunseal.award.AttachFile;
import org.sunseal.award.AwardRefusal;
import org.sunseal.award.DecideAward;
import org.sunseal.award.DrawUpNotice;
import org.sunseal.award.RecordContract;
import org.sunseal.award.ReportToRegulator;
import org.sunseal.award.ShowAward;
import org.sunseal.award.SignNotice;
import org.sunseal.award.proof.Terms;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.disclosure.Restricted;
import org.sunseal.identity.Party;
import org.sunseal.kernel.LimitedBody;
import org.sunseal.project.LotKey;

/** The award of one lot, from the decision to the contract. */
@Path("/api/tender-projects/{tender}/lots/{lot}/award")
class AwardResource {
    private static final String PDF = "application/pdf";
    private static final int LARGEST_PDF = 32 << 20;

    private final ShowAward show;
    private final DecideAward decide;
    private final DrawUpNotice drawUp;
    private final SignNotice sign;
    private final AttachFile attach;
    private final RecordContract contract;
    private final AcceptDelivery accept;
    private final ReportToRegulator report;
    private final Party party;

    AwardResource(
            ShowAward show,
            DecideAward decide,
            DrawUpNotice drawUp,
            SignNotice sign,
            AttachFile attach,
            RecordContract contract,
            AcceptDelivery accept,
            ReportToRegulator report,
            Party party) {
        this.show = show;
        this.decide = decide;
        this.drawUp = drawUp;
        this.sign = sign;
        this.attach = attach;
        this.contract = contract;
        this.accept = accept;
        this.report = report;
        this.party = party;
    }

    @GET
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Restricted
    @Operation(operationId = "award", summary = "Candidates, decision, papers and time limits of a lot")
    public ShowAward.Shown award(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return show.award(party, new LotKey(tender, lot));
    }

    @POST
    @Path("/decision")
    @RolesAllowed("tenderee")
    @ResponseStatus(201)
    @Operation(operationId = "decideAward", summary = "The tenderee's signed decision: who wins, or that nobody does")
    public ShowAward.Listed decide(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedPaper signed) {
        return ShowAward.listed(decide.decide(party, new LotKey(tender, lot), signed.paper()));
    }

    @POST
    @Path("/notice")
    @RolesAllowed({"agency", "tenderee"})
    @ResponseStatus(201)
    @Operation(operationId = "drawUpAwardNotice", summary = "Draw up the award notice for the tenderee to sign")
    public ShowAward.Listed drawUp(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return ShowAward.listed(drawUp.drawUp(party, new LotKey(tender, lot)));
    }

    @GET
    @Path("/notice.pdf")
    @RolesAllowed({"agency", "tenderee", "bidder", "centre", "regulator"})
    @Produces(PDF)
    @Restricted
    @Operation(
            operationId = "awardNoticePdf",
            summary = "The award notice as signed PDF; for the winner once it is sent")
    public byte[] notice(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return show.notice(party, new LotKey(tender, lot));
    }

    @POST
    @Path("/notice/signatures")
    @RolesAllowed("tenderee")
    @Consumes(PDF)
    @ResponseStatus(201)
    @Operation(
            operationId = "signAwardNotice",
            summary = "The award notice as signed PDF, with the tenderee's signature added to it")
    public ShowAward.Listed sign(@PathParam("tender") String tender, @PathParam("lot") String lot, InputStream pdf)
            throws IOException {
        var bytes = LimitedBody.read(pdf, LARGEST_PDF, AwardRefusal.FILE_TOO_LARGE);
        return ShowAward.listed(sign.sign(party, new LotKey(tender, lot), bytes));
    }

    @PUT
    @Path("/files/{name}")
    @RolesAllowed({"agency", "tenderee"})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @ResponseStatus(201)
    @Operation(operationId = "attachAwardFile", summary = "Attach a file that later papers name by its digest")
    public Attached attach(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("name") @Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String name,
            InputStream content)
            throws IOException {
        var file = attach.attach(party, new LotKey(tender, lot), name, content);
        return new Attached(file.name(), file.sha256(), file.size());
    }

    @POST
    @Path("/contract")
    @RolesAllowed({"agency", "tenderee"})
    @ResponseStatus(201)
    @Operation(operationId = "recordContract", summary = "Record the contract both parties signed")
    public ShowAward.Listed contract(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedContract signed) {
        var terms = new Terms(
                signed.price(),
                signed.currency(),
                signed.durationDays(),
                signed.quality(),
                signed.items().stream()
                        .map(item -> new OpeningForm.Item(item.label(), item.value()))
                        .toList());
        var detached =
                signed.signatures().stream().map(PartySignature::signature).toList();
        var handedIn = new RecordContract.Signed(signed.pdfSha256(), terms, signed.performanceBond(), detached);
        return ShowAward.listed(contract.record(party, new LotKey(tender, lot), handedIn));
    }

    @POST
    @Path("/acceptance")
    @RolesAllowed("tenderee")
    @ResponseStatus(201)
    @Operation(operationId = "acceptDelivery", summary = "The tenderee's signed word that the delivery is accepted")
    public ShowAward.Listed accept(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedPaper signed) {
        return ShowAward.listed(accept.accept(party, new LotKey(tender, lot), signed.paper()));
    }

    @POST
    @Path("/regulator-report")
    @RolesAllowed({"agency", "tenderee"})
    @ResponseStatus(201)
    @Operation(operationId = "reportToRegulator", summary = "Hand the regulator the written report on the tender")
    public ShowAward.Listed report(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return ShowAward.listed(report.report(party, new LotKey(tender, lot)));
    }

    @GET
    @Path("/papers/{number}")
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Restricted
    @Operation(operationId = "awardPaper", summary = "One paper of the award in its exact bytes")
    public byte[] paper(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @PathParam("number") int number) {
        return show.paper(party, new LotKey(tender, lot), number).content();
    }

    /**
     * A paper the tenderee signed.
     *
     * @param paper CMS SignedData in DER; an open log entry holds at most 32 KiB
     */
    record SignedPaper(@NotNull @Size(min = 1, max = 24_000) byte[] paper) {}

    record Attached(String name, String sha256, long size) {}

    /**
     * A contract to be recorded.
     *
     * @param pdfSha256 the attached file, hex
     * @param price two decimals
     * @param durationDays empty where the bid named none
     * @param items further terms, by the labels of the opening form
     * @param signatures detached, one of each party; none when both are inside the PDF
     */
    record SignedContract(
            @NotNull @Pattern(regexp = "[0-9a-f]{64}") String pdfSha256,

            @NotNull @Pattern(regexp = "(0|[1-9][0-9]{0,16})\\.[0-9]{2}")
            String price,

            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
            @NotNull @Size(max = 5) String durationDays,
            @NotNull @Size(max = 2000) String quality,
            @NotNull @Size(max = 100) List<@Valid @NotNull Item> items,

            @NotNull @PositiveOrZero @Digits(integer = 17, fraction = 2)
            BigDecimal performanceBond,

            @NotNull @Size(max = 2) List<@Valid @NotNull PartySignature> signatures) {}

    /** One party's detached signature over the contract's file, CMS in DER with a time-stamp. */
    record PartySignature(
            @NotNull @Size(min = 1, max = 24_000) byte[] signature) {}

    record Item(
            @NotNull @Size(max = 2000) String label,
            @NotNull @Size(max = 2000) String value) {}
}
