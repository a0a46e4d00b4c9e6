package org.sunseal.evaluation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Restricted;
import org.sunseal.evaluation.Candidate;
import org.sunseal.evaluation.DrawUpReport;
import org.sunseal.evaluation.EvaluationRefusal;
import org.sunseal.evaluation.ReadReports;
import org.sunseal.evaluation.ShowEvaluation;
import org.sunseal.evaluation.SignReport;
import org.sunseal.evaluation.Viewer;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.Findings;
import org.sunseal.identity.Party;
import org.sunseal.kernel.LimitedBody;
import org.sunseal.project.LotKey;

/** The committee's report: drawn up at the lead's word, signed by the members on their own machines. */
@Path("/api/tender-projects/{tender}/lots/{lot}/evaluation")
class ReportResource {
    private static final String PDF = "application/pdf";
    /** A hundred bids marked by nine members take some 3 MB. */
    private static final int LARGEST_PDF = 32 << 20;

    private final DrawUpReport drawUp;
    private final SignReport sign;
    private final ReadReports reports;
    private final Viewers viewers;
    private final Party party;

    ReportResource(DrawUpReport drawUp, SignReport sign, ReadReports reports, Viewers viewers, Party party) {
        this.drawUp = drawUp;
        this.sign = sign;
        this.reports = reports;
        this.viewers = viewers;
        this.party = party;
    }

    @POST
    @Path("/report")
    @RolesAllowed({"expert", "tenderee"})
    @ResponseStatus(201)
    @Operation(operationId = "drawUpReport", summary = "Draw up the report, as the lead")
    public DrawnUp drawUp(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return DrawnUp.of(drawUp.drawUp(party.account(), new LotKey(tender, lot)));
    }

    @GET
    @Path("/report")
    @RolesAllowed({"expert", "agency", "tenderee", "regulator"})
    @Restricted
    @Operation(operationId = "evaluationReport", summary = "The report as signed JSON")
    public Message report(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = new LotKey(tender, lot);
        return new Message(reports.report(viewers.of(key), key));
    }

    @GET
    @Path("/report.pdf")
    @RolesAllowed({"expert", "agency", "tenderee", "regulator"})
    @Produces(PDF)
    @Restricted
    @Operation(operationId = "evaluationReportPdf", summary = "The report as PDF with all signatures there are")
    public byte[] pdf(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = new LotKey(tender, lot);
        return reports.pdf(viewers.of(key), key);
    }

    @GET
    @Path("/member/report.pdf")
    @RolesAllowed({"expert", "tenderee"})
    @Produces(PDF)
    @Operation(operationId = "reportToSign", summary = "The same for a member to sign, also the tenderee's delegate")
    public byte[] toSign(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return reports.pdf(new Viewer.Member(party.account()), new LotKey(tender, lot));
    }

    @POST
    @Path("/report/signatures")
    @RolesAllowed({"expert", "tenderee"})
    @Consumes(PDF)
    @ResponseStatus(201)
    @Operation(
            operationId = "signReport",
            summary = "The report as signed PDF, with the caller's signature added to it")
    public ShowEvaluation.Signed sign(@PathParam("tender") String tender, @PathParam("lot") String lot, InputStream pdf)
            throws IOException {
        var bytes = LimitedBody.read(pdf, LARGEST_PDF, EvaluationRefusal.REPORT_TOO_LARGE);
        return ShowEvaluation.signed(sign.sign(party.account(), new LotKey(tender, lot), bytes));
    }

    /** @param report CMS SignedData of the platform */
    record Message(byte[] report) {}

    /**
     * A report as it was drawn up.
     *
     * @param reference the reference price; null where the method has none
     * @param reasonsToFail why all bids are rejected; empty where there is a ranking
     */
    record DrawnUp(
            String reportSha256,
            List<Candidate> candidates,
            List<Scored> scores,
            @Nullable String reference,
            List<String> reasonsToFail) {
        private static DrawnUp of(EvaluationReport report) {
            var findings = report.findings();
            var reference = findings.reference();
            return new DrawnUp(
                    report.sha256(),
                    Candidate.of(report),
                    findings.scores().stream().map(Scored::of).toList(),
                    reference == null ? null : reference.toPlainString(),
                    findings.reasonsToFail());
        }
    }

    /** A bid in the ranking; scores are null where the price alone decides. */
    record Scored(
            int rank,
            String bid,
            String evaluated,
            @Nullable String price,
            @Nullable String total) {
        private static Scored of(Findings.Scored scored) {
            var price = scored.price();
            var total = scored.total();
            return new Scored(
                    scored.rank(),
                    scored.bid(),
                    scored.evaluated().toPlainString(),
                    price == null ? null : price.toPlainString(),
                    total == null ? null : total.toPlainString());
        }
    }
}
