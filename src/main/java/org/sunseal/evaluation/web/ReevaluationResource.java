package org.sunseal.evaluation.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Restricted;
import org.sunseal.evaluation.OrderReevaluation;
import org.sunseal.evaluation.ReadReports;
import org.sunseal.evaluation.Reevaluation;
import org.sunseal.evaluation.Reevaluations;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

/** How bids come to be evaluated again, and the reports of all sittings. */
@Path("/api/tender-projects/{tender}/lots/{lot}/evaluation")
class ReevaluationResource {
    private final OrderReevaluation order;
    private final Reevaluations reevaluations;
    private final ReadReports reports;
    private final Viewers viewers;
    private final Party party;

    ReevaluationResource(
            OrderReevaluation order, Reevaluations reevaluations, ReadReports reports, Viewers viewers, Party party) {
        this.order = order;
        this.reevaluations = reevaluations;
        this.reports = reports;
        this.viewers = viewers;
        this.party = party;
    }

    @POST
    @Path("/reevaluations")
    @RolesAllowed({"tenderee", "agency"})
    @ResponseStatus(201)
    @Operation(
            operationId = "orderReevaluation",
            summary = "Have the bids evaluated again on a listed ground, by the same committee or a new one")
    public Ordered order(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull SignedOrder signed) {
        return Ordered.of(order.order(party, new LotKey(tender, lot), signed.order()));
    }

    @GET
    @Path("/reevaluations")
    @PermitAll
    @Transactional
    @Operation(operationId = "reevaluations", summary = "The orders to evaluate again, as they stand in the log")
    public List<Ordered> orders(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return reevaluations.of(new LotKey(tender, lot)).stream()
                .map(Ordered::of)
                .toList();
    }

    @GET
    @Path("/reports")
    @RolesAllowed({"agency", "tenderee", "regulator"})
    @Restricted
    @Operation(operationId = "evaluationReports", summary = "The signed reports of all sittings; the last is in force")
    public List<ReadReports.Ended> reports(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        var key = new LotKey(tender, lot);
        viewers.of(key);
        return reports.ended(key);
    }

    @GET
    @Path("/reports/{round}/{sitting}")
    @RolesAllowed({"agency", "tenderee", "regulator"})
    @Restricted
    @Operation(operationId = "evaluationReportOfSitting", summary = "One of them as signed JSON")
    public SignedReport report(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("round") int round,
            @PathParam("sitting") int sitting) {
        var key = new LotKey(tender, lot);
        viewers.of(key);
        return new SignedReport(reports.report(key, round, sitting));
    }

    /** @param order CMS SignedData over the order's canonical JSON */
    record SignedOrder(@NotNull @Size(min = 1, max = 24_000) byte[] order) {}

    /** @param report CMS SignedData of the platform */
    record SignedReport(byte[] report) {}

    /**
     * An order.
     *
     * @param reportSha256 the report that fell
     * @param objection the upheld objection it follows from; null where there was none
     * @param order CMS SignedData, as it was handed in
     */
    record Ordered(
            int number,
            int round,
            String reportSha256,
            String ground,
            boolean newCommittee,
            @Nullable UUID objection,
            String reason,
            Instant keptAt,
            byte[] order) {
        private static Ordered of(Reevaluation kept) {
            var order = kept.order();
            return new Ordered(
                    kept.number(),
                    kept.round(),
                    order.reportSha256(),
                    order.ground(),
                    kept.newCommittee(),
                    order.objection().orElse(null),
                    order.reason(),
                    kept.keptAt(),
                    kept.message());
        }
    }
}
