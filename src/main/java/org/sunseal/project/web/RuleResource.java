package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.AddRule;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Evidence;
import org.sunseal.trade.LegalSource;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

@Path("/api/rules")
class RuleResource {
    private final RulesInForce rules;
    private final AddRule add;
    private final Party party;
    private final Clock clock;

    RuleResource(RulesInForce rules, AddRule add, Party party, Clock clock) {
        this.rules = rules;
        this.add = add;
        this.party = party;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "rules",
            summary = "The rules in force for a kind in a region on a day, with their sources")
    public List<Shown> inForce(
            @QueryParam("kind") @NotNull TradeKind kind,
            @QueryParam("region") @DefaultValue("CN") String region,
            @QueryParam("on") @Nullable LocalDate on) {
        var day = on == null ? LocalDate.ofInstant(clock.instant(), WorkCalendar.LEGAL_ZONE) : on;
        return rules.of(kind, new Region(region), day).rows().stream()
                .map(Shown::of)
                .toList();
    }

    @POST
    @RolesAllowed("centre")
    @ResponseStatus(201)
    @Operation(
            operationId = "addRule",
            summary = "Add a row of the regulation; it ends the one it replaces, and the log shows who was told why")
    public Shown add(@Valid @NotNull NewRule asked) {
        return Shown.of(add.add(party, asked.rule(), asked.reason()));
    }

    /**
     * A row to be added.
     *
     * @param fromYuan the estimate from which it applies; every lot when absent
     * @param source citations with their marks, parted by a semicolon and a blank
     * @param validUntil the first day on which it no longer applies
     * @param reason why, and on whose order
     */
    record NewRule(
            @NotNull TradeKind kind,
            @NotBlank @Size(max = 40) String code,
            @NotNull Subject subject,
            @NotBlank @Size(max = 6) String region,

            @Nullable @PositiveOrZero @Digits(integer = 17, fraction = 2)
            BigDecimal fromYuan,

            @NotNull Rule.Sense sense,

            @NotNull @Positive @Digits(integer = 15, fraction = 4)
            BigDecimal value,

            @NotNull Rule.Unit unit,
            @NotNull Rule.DayType days,
            @NotNull Rule.Counting counting,
            @NotBlank @Size(max = 500) String source,
            @NotNull LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @NotBlank @Size(max = 500) String reason) {
        Rule rule() {
            try {
                return new Rule(
                        kind,
                        code,
                        subject,
                        new Region(region),
                        fromYuan == null ? BigDecimal.ZERO : fromYuan,
                        sense,
                        value,
                        unit,
                        days,
                        counting,
                        LegalSource.parse(source),
                        validFrom,
                        validUntil == null ? LocalDate.MAX : validUntil);
            } catch (IllegalArgumentException e) {
                throw new Refused(ProjectRefusal.BAD_RULE, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * A row.
     *
     * @param citation as refusals print it
     * @param evidence how well its source is known: the weakest of its citations'
     */
    record Shown(
            String code,
            Subject subject,
            String region,
            BigDecimal fromYuan,
            Rule.Sense sense,
            BigDecimal value,
            Rule.Unit unit,
            Rule.DayType days,
            Rule.Counting counting,
            String citation,
            Evidence evidence,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        static Shown of(Rule row) {
            return new Shown(
                    row.code(),
                    row.subject(),
                    row.region().code(),
                    row.fromYuan(),
                    row.sense(),
                    row.value(),
                    row.unit(),
                    row.days(),
                    row.counting(),
                    row.citation(),
                    row.source().evidence(),
                    row.validFrom(),
                    row.validUntil().equals(LocalDate.MAX) ? null : row.validUntil());
        }
    }
}
