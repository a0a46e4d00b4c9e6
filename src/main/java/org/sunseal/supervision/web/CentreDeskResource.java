package org.sunseal.supervision.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.supervision.ShowCalendar;
import org.sunseal.supervision.ShowRegistration;
import org.sunseal.supervision.ShowWindow;

/** The centre's desk. Its answers to registrations are given where registrations are. */
@Path("/api/centre")
@RolesAllowed("centre")
class CentreDeskResource {
    private final ShowWindow window;
    private final ShowRegistration registration;
    private final ShowCalendar calendar;

    CentreDeskResource(ShowWindow window, ShowRegistration registration, ShowCalendar calendar) {
        this.window = window;
        this.registration = registration;
        this.calendar = calendar;
    }

    @GET
    @Path("/window")
    @Operation(
            operationId = "centreWindow",
            summary = "What waits for the centre's answer, the most urgent first, and the slips it gave lately")
    public ShowWindow.Window window() {
        return window.show();
    }

    @GET
    @Path("/registrations/{tender}")
    @Operation(
            operationId = "handedIn",
            summary = "Everything that was handed in with a registration, and what was told about it")
    public ShowRegistration.HandedIn handedIn(@PathParam("tender") String tender) {
        return registration.show(tender);
    }

    @GET
    @Path("/calendar")
    @Operation(
            operationId = "centreCalendar",
            summary = "What takes place on some days and where: openings, committees that meet, ends of publicity")
    public ShowCalendar.Days calendar(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("days") @DefaultValue("1") @Min(1) @Max(42) int days) {
        return calendar.show(from, days);
    }
}
