package org.sunseal.dispute;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** All objections. They can be kept and answered, never taken away. */
@ApplicationScoped
class Objections {
    private final Rows rows;

    Objections(Rows rows) {
        this.rows = rows;
    }

    void keep(Objection objection) {
        rows.persistAndFlush(objection);
    }

    Optional<Objection> find(UUID id) {
        return rows.findByIdOptional(id);
    }

    /**
     * The lot's objection of that id.
     *
     * @throws Refused {@code no-such-objection}
     */
    Objection get(LotKey lot, UUID id) {
        return find(id).filter(found -> found.lot().equals(lot))
                .orElseThrow(() ->
                        new Refused(DisputeRefusal.NO_SUCH_OBJECTION, "Lot %s has no objection %s".formatted(lot, id)));
    }

    /** By day, then by id: the order in which they came is nobody's business. */
    List<Objection> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by filedOn, id", lot.tender(), lot.lot());
    }

    /** Those whose answer has become overdue since the last look. */
    List<Objection> newlyOverdue(Instant now) {
        return rows.list(
                "due.answeredAt is null and due.overdueTold = false and due.dueAt <= ?1 order by due.dueAt", now);
    }

    /** Private use of {@link Objections}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Objection, UUID> {}
}
