package org.sunseal.experts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.experts.CommitteeDraw;
import org.sunseal.experts.CommitteeDraws;
import org.sunseal.experts.DrawWish;
import org.sunseal.experts.NameDelegates;
import org.sunseal.experts.RequestDraw;
import org.sunseal.experts.VacateSeat;
import org.sunseal.experts.draw.DrawRequest;
import org.sunseal.experts.proof.LoggedDecline;
import org.sunseal.identity.Party;
import org.sunseal.project.LotKey;

@Path("/api/tender-projects/{tender}/lots/{lot}")
class LotDrawResource {
    private final RequestDraw request;
    private final NameDelegates delegates;
    private final VacateSeat vacate;
    private final CommitteeDraws draws;
    private final Party party;

    LotDrawResource(
            RequestDraw request, NameDelegates delegates, VacateSeat vacate, CommitteeDraws draws, Party party) {
        this.request = request;
        this.delegates = delegates;
        this.vacate = vacate;
        this.draws = draws;
        this.party = party;
    }

    @POST
    @Path("/draws")
    @RolesAllowed("agency")
    @ResponseStatus(202)
    @Operation(
            operationId = "requestDraw",
            summary = "Request experts by specialty, region and number, after the close; it is drawn once the trustees"
                    + " have released its key")
    public Shown request(@PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Wish wish) {
        return Shown.of(request.request(party, new LotKey(tender, lot), wish.wish()));
    }

    @GET
    @Path("/draws")
    @RolesAllowed({"agency", "tenderee", "regulator", "centre"})
    @Transactional
    @Operation(operationId = "draws", summary = "How far the draws of a lot are; never who was drawn")
    public List<Shown> draws(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return draws.of(new LotKey(tender, lot)).stream().map(Shown::of).toList();
    }

    @PUT
    @Path("/delegates")
    @RolesAllowed("tenderee")
    @Operation(operationId = "nameDelegates", summary = "Name those the tenderee sends into the committee, once")
    public Delegated name(
            @PathParam("tender") String tender, @PathParam("lot") String lot, @Valid @NotNull Delegates named) {
        return new Delegated(delegates.name(
                party,
                new LotKey(tender, lot),
                named.delegates().stream()
                        .map(each -> new NameDelegates.Named(each.username(), each.name(), each.certificateSha256()))
                        .toList()));
    }

    @GET
    @Path("/delegates")
    @RolesAllowed({"agency", "tenderee"})
    @Transactional
    @Operation(operationId = "delegates", summary = "How many delegates the tenderee has named; never whom")
    public Delegated delegates(@PathParam("tender") String tender, @PathParam("lot") String lot) {
        return new Delegated(delegates.named(new LotKey(tender, lot)));
    }

    @POST
    @Path("/committee/{member}/vacancy")
    @RolesAllowed("centre")
    @ResponseStatus(202)
    @Operation(
            operationId = "vacateSeat",
            summary = "Free the seat of an absent or recused expert; the draw fills it with the next in rank")
    public Shown vacate(
            @PathParam("tender") String tender,
            @PathParam("lot") String lot,
            @PathParam("member") String member,
            @Valid @NotNull Vacancy vacancy) {
        return Shown.of(vacate.vacate(party, new LotKey(tender, lot), member, vacancy.cause(), vacancy.grounds()));
    }

    /** @param region a code, or * for anywhere */
    record Slot(
            @NotNull String code,
            @NotNull String specialty,
            @NotNull String region,
            @Min(1) @Max(100) int count) {}

    record Wish(
            @NotEmpty @Size(max = 20) List<@Valid @NotNull Slot> slots,
            @Min(0) @Max(1000) int maxWorkload,
            @Min(1) @Max(100) int maxPerEmployer,
            @NotNull Instant evaluationAt,
            @NotBlank @Size(max = 200) String place,
            @Min(0) @Max(20) int delegates) {
        DrawWish wish() {
            return new DrawWish(
                    slots.stream()
                            .map(slot ->
                                    new DrawRequest.Slot(slot.code(), slot.specialty(), slot.region(), slot.count()))
                            .toList(),
                    maxWorkload,
                    maxPerEmployer,
                    evaluationAt,
                    place,
                    delegates);
        }
    }

    /**
     * A draw.
     *
     * @param slots whom the agency asked for, in this order
     * @param delegates seats of the committee that the tenderee fills
     * @param dissolved whether its committee judges no more
     * @param drawSha256 null until it is announced in the log
     * @param outcome null until every seat has its answer
     */
    record Shown(
            String drawId,
            int drawSeq,
            String state,
            Instant evaluationAt,
            String place,
            List<Slot> slots,
            int delegates,
            boolean dissolved,
            @Nullable String drawSha256,
            @Nullable String outcome) {
        static Shown of(CommitteeDraw draw) {
            return new Shown(
                    draw.drawId(),
                    draw.drawSeq(),
                    draw.state().name(),
                    draw.evaluationAt(),
                    draw.place(),
                    draw.slots().stream()
                            .map(slot -> new Slot(slot.code(), slot.specialty(), slot.region(), slot.count()))
                            .toList(),
                    draw.delegates(),
                    draw.isDissolved(),
                    draw.drawSha256().orElse(null),
                    draw.outcome().orElse(null));
        }
    }

    record Sent(
            @NotBlank @Size(max = 200) String username,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(min = 64, max = 64) String certificateSha256) {}

    record Delegates(@NotNull @Size(max = 20) List<@Valid @NotNull Sent> delegates) {}

    record Delegated(int delegates) {}

    /** @param cause ABSENT or RECUSED */
    record Vacancy(
            @NotNull LoggedDecline.Cause cause,
            @NotBlank @Size(max = 2000) String grounds) {}
}
