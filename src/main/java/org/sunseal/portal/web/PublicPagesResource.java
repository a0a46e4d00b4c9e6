package org.sunseal.portal.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.sunseal.portal.FindResults;
import org.sunseal.portal.LotPage;
import org.sunseal.portal.ShowLot;
import org.sunseal.portal.ShowToday;
import org.sunseal.trade.TradeKind;

/** One lot, one day, and how it all came out, for everybody. */
@Path("/api/public")
@PermitAll
class PublicPagesResource {
    private final ShowLot lot;
    private final ShowToday today;
    private final FindResults results;

    PublicPagesResource(ShowLot lot, ShowToday today, FindResults results) {
        this.lot = lot;
        this.today = today;
        this.results = results;
    }

    @GET
    @Path("/lots/{tender}/{lot}")
    @Operation(operationId = "lotPage", summary = "Everything public about one lot, for one page")
    public LotPage lot(@PathParam("tender") String tender, @PathParam("lot") String number) {
        return lot.show(tender, number);
    }

    @GET
    @Path("/today")
    @Operation(operationId = "today", summary = "What is due today, and the newest notices and results")
    public ShowToday.Today today() {
        return today.show();
    }

    @GET
    @Path("/results")
    @Operation(operationId = "findResults", summary = "Search what was announced: candidates, results, contracts")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words, a name, a code or how it begins")
    @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "candidates, result or contract",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = TradeKind.class))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "as in findNotices",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "from 0",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public FindResults.FoundResults results(@Context UriInfo uri) {
        return results.find(uri.getQueryParameters());
    }
}
