package org.sunseal.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sunseal.project.LotKey;

/** The orders to evaluate again. They can be read and added to, nothing else. */
@ApplicationScoped
public class Reevaluations {
    private final Rows rows;

    Reevaluations(Rows rows) {
        this.rows = rows;
    }

    /** All of a lot, the first first. */
    public List<Reevaluation> of(LotKey lot) {
        return rows.list("key.tender = ?1 and key.lot = ?2 order by key.number", lot.tender(), lot.lot());
    }

    /** The newest for that round of the lot. */
    Optional<Reevaluation> latest(LotKey lot, int round) {
        return of(lot).stream().filter(each -> each.round() == round).reduce((earlier, later) -> later);
    }

    void keep(Reevaluation reevaluation) {
        rows.persist(reevaluation);
    }

    /** Private use of {@link Reevaluations}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Reevaluation, Reevaluation.Key> {}
}
