package org.sunseal.project.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.AnswerRegistration;
import org.sunseal.project.GivenSlip;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.Registration;
import org.sunseal.project.RegistrationEvent;
import org.sunseal.project.Registrations;
import org.sunseal.project.ServiceClock;
import org.sunseal.project.SubmitRegistration;
import org.sunseal.project.proof.Slip;

@Path("/api/tender-projects/{tender}/registration")
class RegistrationResource {
    private final SubmitRegistration submit;
    private final AnswerRegistration answer;
    private final ServiceClock window;
    private final Registrations registrations;
    private final Visibility visibility;
    private final AuditLog log;
    private final Party party;
    private final Clock clock;

    RegistrationResource(
            SubmitRegistration submit,
            AnswerRegistration answer,
            ServiceClock window,
            Registrations registrations,
            Visibility visibility,
            AuditLog log,
            Party party,
            Clock clock) {
        this.submit = submit;
        this.answer = answer;
        this.window = window;
        this.registrations = registrations;
        this.visibility = visibility;
        this.log = log;
        this.party = party;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Transactional
    @Operation(operationId = "registration", summary = "How far a tender project has come at the centre's window")
    public RegistrationShown one(@PathParam("tender") String tender) {
        visibility.requireOfficialOrOwn(tender);
        return shown(registrations
                .find(tender)
                .orElseThrow(() -> new Refused(
                        ProjectRefusal.NO_SUCH_REGISTRATION, "Project %s needs no registration".formatted(tender))));
    }

    @POST
    @RolesAllowed("agency")
    @ResponseStatus(201)
    @Operation(operationId = "submitRegistration", summary = "Hand a tender project in at the centre's window")
    public RegistrationShown submit(@PathParam("tender") String tender) {
        return shown(submit.submit(party, tender));
    }

    @GET
    @Path("/slips")
    @RolesAllowed({"agency", "tenderee", "centre", "regulator"})
    @Transactional
    @Operation(
            operationId = "slips",
            summary = "Every slip of a tender project as it was signed, with its place in the log")
    public List<SlipShown> slips(@PathParam("tender") String tender) {
        visibility.requireOfficialOrOwn(tender);
        return registrations.slipsOf(tender).stream().map(this::shown).toList();
    }

    @POST
    @Path("/slips")
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(
            operationId = "answerRegistration",
            summary =
                    "Answer a registration by a signed slip: accept it, tell all that must be corrected, or refuse it")
    public SlipShown answer(@PathParam("tender") String tender, @Valid @NotNull NewSlip asked) {
        return shown(
                switch (asked.kind()) {
                    case ACCEPTED -> answer.accept(party, tender);
                    case CORRECTION -> answer.askToCorrect(party, tender, asked.toCorrect());
                    case REFUSED -> answer.refuse(party, tender, asked.why(), asked.how());
                });
    }

    @POST
    @Path("/events")
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(
            operationId = "moveServiceLimit",
            summary = "Suspend the window's time limit, let it go on, or extend it once, with the ground")
    public RegistrationShown move(@PathParam("tender") String tender, @Valid @NotNull NewEvent asked) {
        return shown(window.move(party, tender, asked.kind(), asked.days(), asked.ground()));
    }

    private RegistrationShown shown(Registration registration) {
        return RegistrationShown.of(registration, registrations.eventsOf(registration), clock.instant());
    }

    private SlipShown shown(GivenSlip slip) {
        return new SlipShown(
                slip.number(),
                slip.kind(),
                slip.message(),
                slip.issuedAt(),
                slip.entry().message(),
                log.inclusion(slip.entry().encode())
                        .map(proof -> new String(proof.encode(), StandardCharsets.UTF_8))
                        .orElse(null));
    }

    /**
     * An answer.
     *
     * @param items for CORRECTION everything that is missing or wrong
     * @param ground for REFUSED
     * @param text for REFUSED how the ground applies
     */
    record NewSlip(
            @NotNull Slip.Kind kind,
            @Nullable @Size(min = 1, max = 50) List<@Valid Item> items,
            AnswerRegistration.@Nullable Ground ground,
            @Nullable @Size(max = 1000) String text) {
        record Item(
                @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
                String field,

                @NotBlank @Size(max = 500) String text) {}

        List<Slip.Item> toCorrect() {
            if (items == null) {
                throw new Refused(ProjectRefusal.SLIP_INCOMPLETE, "items", "A correction notice lists what is missing");
            }
            return items.stream()
                    .map(item -> new Slip.Item(item.field(), item.text()))
                    .toList();
        }

        AnswerRegistration.Ground why() {
            if (ground == null) {
                throw new Refused(ProjectRefusal.SLIP_INCOMPLETE, "ground", "A refusal has a ground");
            }
            return ground;
        }

        String how() {
            if (text == null || text.isBlank()) {
                throw new Refused(ProjectRefusal.SLIP_INCOMPLETE, "text", "A refusal says how its ground applies");
            }
            return text;
        }
    }

    /**
     * What moves the time limit.
     *
     * @param days working days, for EXTENDED alone
     */
    record NewEvent(
            @NotNull RegistrationEvent.Kind kind,
            @Min(0) @Max(365) int days,
            @NotBlank @Size(max = 500) String ground) {}

    /**
     * A slip.
     *
     * @param slip CMS SignedData in DER
     * @param logged what the log has of it, CMS SignedData too: its number, its kind and its digest
     * @param proof tlog-proof text of its log entry; null until enough witnesses have seen it
     */
    record SlipShown(
            String number,
            Slip.Kind kind,
            byte[] slip,
            Instant issuedAt,
            byte[] logged,
            @Nullable String proof) {}
}
