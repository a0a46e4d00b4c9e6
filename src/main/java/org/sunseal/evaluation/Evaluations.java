package org.sunseal.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.Sitting;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The evaluations and the acts of their members. Acts are added, never changed; each is committed to in the log. */
@ApplicationScoped
class Evaluations {
    private final Rows rows;
    private final Acts acts;
    private final AuditLog audit;

    Evaluations(Rows rows, Acts acts, AuditLog audit) {
        this.rows = rows;
        this.acts = acts;
        this.audit = audit;
    }

    /** The latest sitting on the latest round of a lot that had one. */
    Optional<Evaluation> find(LotKey lot) {
        return rows.find("tender = ?1 and lot = ?2 order by round desc, sitting desc", lot.tender(), lot.lot())
                .firstResultOptional();
    }

    /** All that have ended with a report, by round and sitting. */
    List<Evaluation> ended(LotKey lot) {
        return rows.list(
                "tender = ?1 and lot = ?2 and finishedAt is not null order by round, sitting", lot.tender(), lot.lot());
    }

    /** As {@link #find}, refusing {@code no-such-evaluation}. */
    Evaluation require(LotKey lot) {
        return find(lot)
                .orElseThrow(() -> new Refused(
                        EvaluationRefusal.NO_SUCH_EVALUATION, "No committee sits on lot %s yet".formatted(lot)));
    }

    /** Those an account has or had a seat in, latest first. */
    List<Evaluation> of(String account, int limit) {
        return rows.getEntityManager()
                .createQuery(
                        "select e from Evaluation e join e.accounts a where a = :account order by e.begunAt desc",
                        Evaluation.class)
                .setParameter("account", account)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Ids of those whose members have had their time to sign. */
    List<UUID> due(Instant now, int limit) {
        return rows.getEntityManager()
                .createQuery("""
                        select id from Evaluation
                        where finishedAt is null and voidReason is null and dueAt <= :now order by dueAt""", UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whose lot it is, asked before the lot is locked: the row itself is read behind the lock. */
    LotKey lotOf(UUID id) {
        var found = rows.getEntityManager()
                .createQuery("select e.tender, e.lot from Evaluation e where e.id = :id", Object[].class)
                .setParameter("id", id)
                .getSingleResult();
        return new LotKey((String) found[0], (String) found[1]);
    }

    Evaluation get(UUID id) {
        return rows.findById(id);
    }

    void keep(Evaluation evaluation) {
        rows.persist(evaluation);
    }

    /** What the committee has done so far. */
    Sitting sitting(Evaluation evaluation) {
        return Sitting.resumed(
                evaluation.charge(), kept(evaluation).stream().map(KeptAct::act).toList());
    }

    List<KeptAct> kept(Evaluation evaluation) {
        return acts.list("key.evaluationId = ?1 order by key.number", evaluation.id());
    }

    /** Keeps an act that was admitted, and logs the commitment to it. The caller has the lot alone. */
    void keep(Evaluation evaluation, int number, Act act) {
        var entry = SealedEntry.of(act.type(), act.body());
        acts.persist(new KeptAct(evaluation.id(), number, entry));
        audit.append(entry);
    }

    /** Private use of {@link Evaluations}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Evaluation, UUID> {}

    /** Private use of {@link Evaluations}. */
    @ApplicationScoped
    static class Acts implements PanacheRepositoryBase<KeptAct, KeptAct.Key> {}
}
