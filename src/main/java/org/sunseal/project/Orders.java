package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The regulator's orders. They can be read and added to, nothing else. */
@ApplicationScoped
public class Orders {
    private final Rows rows;

    Orders(Rows rows) {
        this.rows = rows;
    }

    public List<RegulatorOrder> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by recordedAt", lot.tender(), lot.lot());
    }

    /** The suspensions nothing has lifted yet. */
    public List<RegulatorOrder> suspending(LotKey lot) {
        return rows.list("""
                from RegulatorOrder o
                where o.tender = ?1 and o.lot = ?2 and o.kind = 'SUSPEND'
                  and not exists (select 1 from RegulatorOrder r where r.lifts = o.bodySha256)""", lot.tender(), lot.lot());
    }

    /** The order with that body. */
    public Optional<RegulatorOrder> withDigest(String bodySha256) {
        return rows.findByIdOptional(bodySha256);
    }

    void keep(RegulatorOrder order) {
        rows.persistAndFlush(order);
    }

    /** Private use of {@link Orders}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<RegulatorOrder, String> {}
}
