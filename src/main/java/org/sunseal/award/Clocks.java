package org.sunseal.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.dispute.DisputeEvent;
import org.sunseal.evaluation.EvaluationEvent;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotEvent;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Stage;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TradeRefusal;
import org.sunseal.trade.WorkCalendar;

/**
 * The time limits and periods of lots after their evaluation. A clock is started where the rules of the lot's kind have
 * a row for its subject, and nowhere else. Whoever starts or meets one holds the lot alone.
 */
@ApplicationScoped
public class Clocks {
    /** After those who move the lot because of the same event. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 900;

    private final Rows rows;
    private final Lots lots;
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    Clocks(Rows rows, Lots lots, RulesInForce rules, WorkCalendar calendar, Clock clock) {
        this.rows = rows;
        this.lots = lots;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The limit that binds the lot in that respect; empty where its kind knows none. */
    Optional<TimeLimit> limit(Lot lot, Subject subject) {
        return rules.of(lot).rows().stream()
                .filter(row -> row.subject() == subject)
                .findFirst()
                .map(row -> new TimeLimit(row, calendar));
    }

    /** Starts a clock, if the kind has one. */
    @Transactional(TxType.MANDATORY)
    void start(Lot lot, Subject subject, Instant now) {
        start(lot, subject, now, null);
    }

    /** Starts one that was announced to run until then at least. */
    @Transactional(TxType.MANDATORY)
    void start(Lot lot, Subject subject, Instant now, @Nullable Instant statedUntil) {
        limit(lot, subject).ifPresent(limit -> {
            meet(lot.key(), subject, now); // one that still runs belongs to an earlier report
            rows.flush();
            rows.persist(new RunningClock(lot.key(), limit, now, statedUntil));
        });
    }

    /** What it waited for came. */
    @Transactional(TxType.MANDATORY)
    void meet(LotKey lot, Subject subject, Instant now) {
        running(lot, subject).ifPresent(clock -> clock.meet(now));
    }

    /** Nothing is waited for any more, as when nobody is to win. */
    @Transactional(TxType.MANDATORY)
    void meetAll(LotKey lot, Instant now) {
        running(lot).forEach(clock -> clock.meet(now));
    }

    /** All of a lot, in the order they began. */
    public List<RunningClock> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by beganAt, subject", lot.tender(), lot.lot());
    }

    Optional<RunningClock> running(LotKey lot, Subject subject) {
        return rows.find(
                        "tender = ?1 and lot = ?2 and subject = ?3 and metAt is null", lot.tender(), lot.lot(), subject)
                .firstResultOptional();
    }

    private List<RunningClock> running(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 and metAt is null", lot.tender(), lot.lot());
    }

    /** Those that are due and about which nothing is done yet, the longest due first. */
    List<UUID> due(Instant now, int limit) {
        return rows.getEntityManager()
                .createQuery("""
                        select id from RunningClock
                        where metAt is null and heldAt is null and alarmedAt is null and dueAt <= :now
                        order by dueAt""", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    RunningClock get(UUID id) {
        return rows.findById(id);
    }

    /** An objection stops the lot's clocks, and its answer lets them run on. */
    void afterDispute(@Observes @Priority(LAST) DisputeEvent event) {
        follow(event.lot());
    }

    /** So do the regulator's suspension and resumption. */
    void afterOrder(@Observes @Priority(LAST) LotEvent.OrderRecorded event) {
        follow(event.lot());
    }

    /** A report that fell leaves nothing to wait for; the next one starts anew. */
    void afterSentBack(@Observes EvaluationEvent event) {
        if (event instanceof EvaluationEvent.SentBack sentBack) {
            meetAll(sentBack.lot(), sentBack.at());
        }
    }

    private void follow(LotKey key) {
        var running = running(key);
        if (running.isEmpty()) {
            return;
        }
        var lot = lots.get(key);
        var now = clock.instant();
        for (var each : running) {
            if (isHeld(lot.stage())) {
                each.hold(now);
            } else if (lot.stage() == Stage.TERMINATED) {
                each.meet(now); // nobody has to do anything any more
            } else {
                each.goOn(limitOf(lot, each), now);
            }
        }
    }

    private TimeLimit limitOf(Lot lot, RunningClock running) {
        return limit(lot, running.subject())
                .orElseThrow(
                        () -> new Refused(TradeRefusal.RULE_MISSING, "No row is in force for " + running.citation()));
    }

    private static boolean isHeld(Stage stage) {
        return stage == Stage.SUSPENDED || stage == Stage.PAUSED_OBJECTION_RESULT;
    }

    /** Private use of {@link Clocks}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<RunningClock, UUID> {}
}
