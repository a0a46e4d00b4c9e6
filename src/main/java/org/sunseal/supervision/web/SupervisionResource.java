package org.sunseal.supervision.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.sunseal.disclosure.Restricted;
import org.sunseal.project.LotKey;
import org.sunseal.supervision.ShowDay;
import org.sunseal.supervision.ShowFile;
import org.sunseal.supervision.ShowLedger;
import org.sunseal.supervision.Within;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;

/** The regulator's desk. */
@Path("/api/supervision")
@RolesAllowed("regulator")
class SupervisionResource {
    private final ShowDay day;
    private final ShowFile file;
    private final ShowLedger ledger;

    SupervisionResource(ShowDay day, ShowFile file, ShowLedger ledger) {
        this.day = day;
        this.file = file;
        this.ledger = ledger;
    }

    @GET
    @Path("/day")
    @Operation(
            operationId = "supervisionDay",
            summary = "Openings of today, stages, time limits at risk, bids of opened rounds, and what was saved")
    public ShowDay.Day day(
            @QueryParam("region") @Parameter(description = "a division takes in all that lie in it") @Nullable
                    String region,
            @QueryParam("kind") @Nullable TradeKind kind) {
        return day.show(new Within(region == null ? null : new Region(region), kind));
    }

    @GET
    @Path("/lots/{tender}/{lot}")
    @Restricted
    @Operation(
            operationId = "supervisionFile",
            summary = "The file of a lot as a timeline, with what the rules say about each step")
    public ShowFile.File file(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return file.show(new LotKey(tender, lot));
    }

    @GET
    @Path("/log")
    @Operation(
            operationId = "supervisionLog",
            summary =
                    "The log's open entries newest first, by type and time; what they say is proved by the log's files")
    public ShowLedger.Page log(
            @QueryParam("before") @Min(0) @Nullable Long before,
            @QueryParam("type") @Pattern(regexp = "[A-Z][A-Z_]{0,31}") @Nullable String type,
            @QueryParam("from") @Nullable Instant from,
            @QueryParam("until") @Nullable Instant until,
            @QueryParam("size") @DefaultValue("50") @Min(1) @Max(200) int size) {
        return ledger.show(new ShowLedger.Asked(before, type, from, until, size));
    }
}
