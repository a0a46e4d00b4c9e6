package org.sunseal.portal.web;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.sunseal.portal.FindNotices;
import org.sunseal.portal.NoticeFeed;
import org.sunseal.portal.OpeningCalendar;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** The announced lots, to be searched by everybody: as a page, as a feed, as a calendar. */
@Path("/api/public")
@PermitAll
class NoticesResource {
    private final FindNotices find;
    private final NoticeFeed feed;
    private final OpeningCalendar calendar;

    NoticesResource(FindNotices find, NoticeFeed feed, OpeningCalendar calendar) {
        this.find = find;
        this.feed = feed;
        this.calendar = calendar;
    }

    @GET
    @Path("/notices")
    @Operation(operationId = "findNotices", summary = "Search the announced lots, with counts beside each filter")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "words, a code or how it begins")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = TradeKind.class))
    @Parameter(
            name = "region",
            in = ParameterIn.QUERY,
            description = "six digits, with all that lies in it; CN for what is registered for the whole country",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(
            name = "stage",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.ARRAY, implementation = Stage.class))
    @Parameter(
            name = "due",
            in = ParameterIn.QUERY,
            description = "how soon bids are due",
            schema = @Schema(enumeration = {"today", "7d", "30d"}))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            enumeration = {"deadline", "newest", "relevance"},
                            defaultValue = "deadline"))
    @Parameter(
            name = "page",
            in = ParameterIn.QUERY,
            description = "from 0",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "0"))
    @Parameter(
            name = "size",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public FindNotices.FoundNotices notices(@Context UriInfo uri) {
        return find.find(uri.getQueryParameters());
    }

    @GET
    @Path("/notices.rss")
    @Produces("application/rss+xml")
    @Operation(operationId = "noticesFeed", summary = "The newest notices under the filters of findNotices, as RSS")
    public byte[] rss(@Context UriInfo uri) {
        return feed.write(uri.getQueryParameters(), uri.getBaseUri(), uri.getRequestUri());
    }

    @GET
    @Path("/openings.ics")
    @Produces("text/calendar;charset=UTF-8")
    @Operation(
            operationId = "openingsCalendar",
            summary = "The openings under the filters of findNotices, as a calendar to subscribe to")
    public byte[] calendar(@Context UriInfo uri) {
        return calendar.write(uri.getQueryParameters(), uri.getBaseUri());
    }
}
