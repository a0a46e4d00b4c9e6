package org.sunseal.experts.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.experts.Availability;
import org.sunseal.experts.Employment;
import org.sunseal.experts.Expert;
import org.sunseal.experts.Experts;
import org.sunseal.experts.JoinAccount;
import org.sunseal.experts.KeepAvailability;
import org.sunseal.experts.RegisterExpert;
import org.sunseal.identity.Party;

@Path("/api/experts")
class ExpertResource {
    private final RegisterExpert register;
    private final JoinAccount join;
    private final KeepAvailability availability;
    private final Experts experts;
    private final Party party;

    ExpertResource(
            RegisterExpert register, JoinAccount join, KeepAvailability availability, Experts experts, Party party) {
        this.register = register;
        this.join = join;
        this.availability = availability;
        this.experts = experts;
        this.party = party;
    }

    @POST
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(operationId = "registerExpert", summary = "Admit an expert into the pool, with the person's certificate")
    public Registered register(@Valid @NotNull NewExpert asked) {
        var expert = register.register(
                asked.name(),
                Set.copyOf(asked.specialties()),
                asked.region(),
                asked.employments().stream()
                        .map(each -> new Employment(each.creditCode(), each.from(), each.until()))
                        .toList(),
                Certificates.parse(asked.certificate()));
        return shown(expert);
    }

    @GET
    @RolesAllowed("centre")
    @Transactional
    @Operation(operationId = "experts", summary = "Everybody in the pool, oldest first")
    public List<Registered> all() {
        return experts.all().stream().map(this::shown).toList();
    }

    @GET
    @Path("/me/statement")
    @RolesAllowed("expert")
    @Operation(operationId = "expertStatement", summary = "What an expert signs so that this account is the expert's")
    public Statement statement() {
        return new Statement(join.statement(party));
    }

    @POST
    @Path("/me")
    @RolesAllowed("expert")
    @Operation(
            operationId = "joinAsExpert",
            summary = "Join this account to the expert whose certificate signed its statement")
    public Own join(@Valid @NotNull Proof proof) {
        return Own.of(join.join(party, proof.proof()));
    }

    @GET
    @Path("/me")
    @RolesAllowed("expert")
    @Transactional
    @Operation(operationId = "ownExpert", summary = "The caller's own entry in the pool")
    public Own own() {
        return Own.of(experts.of(party));
    }

    @PUT
    @Path("/me/availability")
    @RolesAllowed("expert")
    @Operation(operationId = "keepAvailability", summary = "Say when to be drawn; replaces what was said before")
    public Own keep(@Valid @NotNull Spans spans) {
        return Own.of(availability.keep(
                party,
                spans.spans().stream()
                        .map(span -> new Availability(span.from(), span.until()))
                        .toList()));
    }

    private Registered shown(Expert expert) {
        return new Registered(
                expert.id(),
                register.name(expert),
                expert.specialties(),
                expert.region(),
                expert.account().isPresent(),
                expert.certificateSha256(),
                expert.registeredAt());
    }

    record NewExpert(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 50) List<@NotNull String> specialties,
            @NotNull String region,
            @NotNull @Size(max = 50) List<@Valid @NotNull Employed> employments,
            @NotNull @Size(min = 1, max = 16_384) byte[] certificate) {}

    record Employed(
            @NotNull String creditCode,
            @NotNull LocalDate from,
            @Nullable LocalDate until) {}

    /** @param joined whether the expert's account can be asked */
    record Registered(
            UUID id,
            String name,
            List<String> specialties,
            String region,
            boolean joined,
            String certificateSha256,
            Instant registeredAt) {}

    record Statement(byte[] statement) {}

    record Proof(@NotNull @Size(min = 1, max = 65_536) byte[] proof) {}

    record Span(@NotNull Instant from, @NotNull Instant until) {}

    record Spans(@NotNull @Size(max = 500) List<@Valid @NotNull Span> spans) {}

    record Own(UUID id, List<String> specialties, String region, List<Span> availability) {
        static Own of(Expert expert) {
            return new Own(
                    expert.id(),
                    expert.specialties(),
                    expert.region(),
                    expert.availability().stream()
                            .map(span -> new Span(span.fromAt(), span.untilAt()))
                            .sorted(Comparator.comparing(Span::from))
                            .toList());
        }
    }
}
