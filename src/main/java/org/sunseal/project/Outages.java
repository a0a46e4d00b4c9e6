package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/**
 * Outages declared by the centre (protocol 5.10, third row). Declaring one can delay an opening and never hasten it:
 * agents still follow nothing but signed notices.
 */
@ApplicationScoped
public class Outages {
    private final Rows rows;
    private final Clock clock;

    Outages(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Declares an outage that began at a past instant and lasts until {@link #end}.
     *
     * @throws Refused {@code outage-declared} when one lasts already, {@code outage-in-the-future}
     */
    @Transactional
    public Outage declare(Party centre, String reason, Instant beganAt) {
        var now = clock.instant();
        if (beganAt.isAfter(now)) {
            throw new Refused(
                    ProjectRefusal.OUTAGE_IN_THE_FUTURE, "beganAt", "An outage is declared once it has begun");
        }
        if (lasting().isPresent()) {
            throw new Refused(ProjectRefusal.OUTAGE_DECLARED, "An outage is declared already");
        }
        var outage = new Outage(reason, beganAt, now, centre.account());
        rows.persist(outage);
        return outage;
    }

    /** Ends the outage; what fell due meanwhile is closed next. */
    @Transactional
    public void end(UUID id) {
        var outage = lasting()
                .filter(lasts -> lasts.id().equals(id))
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_OUTAGE, "No such outage lasts"));
        outage.end(clock.instant());
    }

    /** The outage that lasts now. */
    public Optional<Outage> lasting() {
        return rows.find("endedAt is null").firstResultOptional();
    }

    public List<Outage> all() {
        return rows.list("order by beganAt desc");
    }

    /** Private use of {@link Outages}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Outage, UUID> {}
}
