package org.sunseal.project.web;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Evidence;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** What the law's periods come to on the calendar, for whoever plans a tender before anything is refused. */
@Path("/api/rules/periods")
class PeriodResource {
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    PeriodResource(RulesInForce rules, WorkCalendar calendar, Clock clock) {
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(
            operationId = "periods",
            summary = "What must last for so long at least, and the earliest lawful instant after a start")
    public List<Period> from(
            @QueryParam("kind") @NotNull TradeKind kind,
            @QueryParam("region") @DefaultValue("CN") String region,
            @QueryParam("from") @Nullable Instant from) {
        var start = from == null ? clock.instant() : from;
        return rules.of(kind, new Region(region)).rows().stream()
                .filter(row -> row.unit() == Rule.Unit.DAY && row.sense() == Rule.Sense.AT_LEAST)
                .map(row -> Period.of(row, earliest(row, start).orElse(null)))
                .toList();
    }

    /** Empty where the working days of the years it reaches into are not published. */
    private Optional<Instant> earliest(Rule row, Instant start) {
        try {
            return Optional.of(new TimeLimit(row, calendar).earliest(start));
        } catch (Refused unpublished) {
            return Optional.empty();
        }
    }

    /**
     * A period the law sets a least length to.
     *
     * @param length in days of that type
     * @param citation as refusals print it
     * @param evidence how well its source is known
     * @param earliest the first lawful end after the start, or the first deadline that leaves what happens at the start
     *     in time; null where the calendar does not reach that far
     */
    record Period(
            String code,
            Subject subject,
            int length,
            Rule.DayType days,
            Rule.Counting counting,
            String citation,
            Evidence evidence,
            @Nullable Instant earliest) {
        static Period of(Rule row, @Nullable Instant earliest) {
            return new Period(
                    row.code(),
                    row.subject(),
                    row.value().intValueExact(),
                    row.days(),
                    row.counting(),
                    row.citation(),
                    row.source().evidence(),
                    earliest);
        }
    }
}
