package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.trade.Duty;
import org.sunseal.trade.Region;
import org.sunseal.trade.Rule;
import org.sunseal.trade.RuleBook;
import org.sunseal.trade.Rules;
import org.sunseal.trade.TradeKind;
import org.sunseal.trade.WorkCalendar;

/** The rules that bind: the rows this platform comes with, and those added since. */
@ApplicationScoped
public class RulesInForce {
    private final Rows rows;
    private final Clock clock;

    RulesInForce(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Those that bind the lot today: by its kind, in its region. */
    public Rules of(Lot lot) {
        return of(lot.kind(), lot.region());
    }

    /** Those of today. */
    public Rules of(TradeKind kind, Region region) {
        return of(kind, region, LocalDate.ofInstant(clock.instant(), WorkCalendar.LEGAL_ZONE));
    }

    /** Those by which that kind demands a duty in that region today; empty where it demands nothing of the sort. */
    public Optional<Rules> demanding(Duty duty, TradeKind kind, Region region) {
        return of(kind, region).on(duty).by().map(law -> of(law, region));
    }

    /** Those by which a duty is demanded of the lot today. */
    public Optional<Rules> demanding(Duty duty, Lot lot) {
        return demanding(duty, lot.kind(), lot.region());
    }

    /**
     * Those of any day.
     *
     * @param on a day of the legal time zone
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Rules of(TradeKind kind, Region region, LocalDate on) {
        return book().inForce(kind, region, on);
    }

    /** Every row of every time. */
    RuleBook book() {
        return RuleBook.seeded()
                .amendedBy(rows.list("order by addedAt, id").stream()
                        .map(RuleOverride::row)
                        .toList());
    }

    void keep(RuleOverride added) {
        rows.persist(added);
    }

    /** Whether a row of that code, kind and region begins that day already. */
    boolean isTaken(Rule row) {
        return rows.count(
                        "kind = ?1 and code = ?2 and region = ?3 and validFrom = ?4",
                        row.kind(),
                        row.code(),
                        row.region().code(),
                        row.validFrom())
                > 0;
    }

    /** Private use of {@link RulesInForce}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<RuleOverride, UUID> {}
}
