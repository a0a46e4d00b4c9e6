package org.sunseal.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The awards, one for each lot that was evaluated. Whoever changes one holds its lot alone. */
@ApplicationScoped
public class Awards {
    private final Rows rows;

    Awards(Rows rows) {
        this.rows = rows;
    }

    public Optional<Award> find(LotKey lot) {
        return rows.findByIdOptional(lot);
    }

    /** As {@link #find}, refusing {@code not-evaluated}. */
    public Award get(LotKey lot) {
        return find(lot)
                .orElseThrow(() -> new Refused(
                        AwardRefusal.NOT_EVALUATED, "No report of an evaluation of lot %s is in".formatted(lot)));
    }

    void keep(Award award) {
        rows.persist(award);
    }

    /** Private use of {@link Awards}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Award, LotKey> {}
}
