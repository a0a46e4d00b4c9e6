package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Clause;
import org.sunseal.trade.Duty;
import org.sunseal.trade.Evidence;
import org.sunseal.trade.Region;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** The regulation without numbers: what a kind demands at all. */
@Path("/api/rules/clauses")
class ClauseResource {
    private final RulesInForce rules;
    private final Clock clock;

    ClauseResource(RulesInForce rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "clauses",
            summary =
                    "Whether a kind demands each duty in a region on a day, and by which kind's rows, with the sources")
    public List<Shown> inForce(
            @QueryParam("kind") @NotNull TradeKind kind,
            @QueryParam("region") @DefaultValue("CN") String region,
            @QueryParam("on") @Nullable LocalDate on) {
        var day = on == null ? LocalDate.ofInstant(clock.instant(), WorkCalendar.LEGAL_ZONE) : on;
        var inForce = rules.of(kind, new Region(region), day);
        return Arrays.stream(Duty.values())
                .map(duty -> Shown.of(inForce.on(duty)))
                .toList();
    }

    /**
     * A row.
     *
     * @param by the kind whose rows say how the duty is met; null where it is not demanded
     * @param citation as refusals print it
     * @param evidence how well its source is known: the weakest of its citations'
     */
    record Shown(
            String code,
            Duty duty,
            String region,
            @Nullable TradeKind by,
            String citation,
            Evidence evidence,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        static Shown of(Clause clause) {
            var validity = clause.validity();
            return new Shown(
                    clause.code(),
                    clause.duty(),
                    clause.region().code(),
                    clause.byKind(),
                    clause.citation(),
                    clause.source().evidence(),
                    validity.from(),
                    validity.until().equals(LocalDate.MAX) ? null : validity.until());
        }
    }
}
