package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TradeKind;

/** Acts the law gives a time for, which have not come yet. Periods that only have to run out are nobody's delay. */
@ApplicationScoped
class RunningLimits {
    private static final int MOST = 200;

    private final Rows rows;
    private final RulesInForce rules;

    RunningLimits(Rows rows, RulesInForce rules) {
        this.rows = rows;
        this.rules = rules;
    }

    /**
     * An act that is waited for.
     *
     * @param lot null where it is about the tender as a whole
     * @param rule code of its row; null where no row of today answers
     * @param dueAt from then on it is late
     * @param heldAt since when the clock stands still; null while it runs
     */
    public record Limit(
            String tender,
            @Nullable String lot,
            String name,
            TradeKind kind,
            Subject subject,
            @Nullable String rule,
            @Nullable String citation,
            Instant dueAt,
            @Nullable Instant heldAt,
            boolean overdue) {}

    /** Those due before that instant, the longest due first. */
    List<Limit> dueBefore(Instant until, Instant now, Within within) {
        return rows.all(
                row -> {
                    var kind = TradeKind.valueOf(row.getString("kind"));
                    var subject = Subject.valueOf(row.getString("subject"));
                    var stated = row.getString("rule");
                    var inForce =
                            stated == null ? rule(kind, row.getString("region"), subject) : Optional.<Rule>empty();
                    var due = Rows.instant(row, "due_at");
                    var held = Rows.instantOrNull(row, "held_at");
                    return new Limit(
                            row.getString("tender"),
                            row.getString("lot"),
                            row.getString("name"),
                            kind,
                            subject,
                            stated == null ? inForce.map(Rule::code).orElse(null) : stated,
                            stated == null ? inForce.map(Rule::citation).orElse(null) : row.getString("citation"),
                            due,
                            held,
                            held == null && !now.isBefore(due));
                },
                """
                select w.tender, w.lot, coalesce(l.name, p.name) as name, coalesce(l.kind, p.kind) as kind,
                       coalesce(l.region, p.region) as region, w.subject, w.rule, w.citation, w.due_at, w.held_at
                from (
                    select tender, lot, subject, rule, citation, due_at, held_at from award_clock
                    where met_at is null and not at_least
                    union all
                    select tender, lot, 'ANSWER_TO_OBJECTION', null, null, due_at, null from objection where answered_at is null
                    union all
                    select tender, lot, 'ANSWER_TO_ENQUIRY', null, null, due_at, null from enquiry where answered_at is null
                    union all
                    select tender, null, 'SERVICE', null, null, due_at, null from registration where state = 'SUBMITTED'
                ) w
                join tender_project p on p.code = w.tender
                left join lot l on l.tender = w.tender and l.lot = w.lot
                where w.due_at < ? and coalesce(l.region, p.region) like ? and coalesce(l.kind, p.kind) like ?
                order by w.due_at, w.tender, w.lot limit ?""",
                until,
                within.regions(),
                within.kinds(),
                MOST);
    }

    private Optional<Rule> rule(TradeKind kind, String region, Subject subject) {
        return rules.of(kind, new Region(region)).rows().stream()
                .filter(row -> row.subject() == subject)
                .findFirst();
    }
}
