package org.sunseal.dispute;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** All enquiries. They can be kept and answered, never taken away. */
@ApplicationScoped
class Enquiries {
    private final Rows rows;

    Enquiries(Rows rows) {
        this.rows = rows;
    }

    void keep(Enquiry enquiry) {
        rows.persistAndFlush(enquiry);
    }

    Optional<Enquiry> find(UUID id) {
        return rows.findByIdOptional(id);
    }

    /**
     * The lot's enquiry of that id.
     *
     * @throws Refused {@code no-such-enquiry}
     */
    Enquiry get(LotKey lot, UUID id) {
        return find(id).filter(found -> found.lot().equals(lot))
                .orElseThrow(() ->
                        new Refused(DisputeRefusal.NO_SUCH_ENQUIRY, "Lot %s has no enquiry %s".formatted(lot, id)));
    }

    /** By day, then by id: the order in which they came is nobody's business. */
    List<Enquiry> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by askedOn, id", lot.tender(), lot.lot());
    }

    /** Those whose answer has become overdue since the last look. */
    List<Enquiry> newlyOverdue(Instant now) {
        return rows.list(
                "due.answeredAt is null and due.overdueTold = false and due.dueAt <= ?1 order by due.dueAt", now);
    }

    /** Private use of {@link Enquiries}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Enquiry, UUID> {}
}
