package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;

/**
 * Outages declared by the centre (protocol 5.10, third row). Declaring one can delay an opening and never hasten it:
 * agents still follow nothing but signed notices. Because it lets a notice move a deadline that has passed, its
 * beginning and end are open log entries: nobody reopens the bidding unseen.
 */
@ApplicationScoped
public class Outages {
    private final Rows rows;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Clock clock;

    Outages(Rows rows, PlatformKeys keys, AuditLog log, Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.log = log;
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
        // as the log writes it, in milliseconds: platform and verifier must not differ about what it covers
        var outage = new Outage(reason, beganAt.truncatedTo(ChronoUnit.MILLIS), now, centre.account());
        rows.persist(outage);
        append(outage);
        return outage;
    }

    /** Ends the outage; what fell due meanwhile is closed next. */
    @Transactional
    public void end(UUID id) {
        var outage = rows.find("id = ?1 and endedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE) // waits for notices being published in it
                .firstResultOptional()
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_OUTAGE, "No such outage lasts"));
        outage.end(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        append(outage);
    }

    private void append(Outage outage) {
        log.append(new OpenEntry("OUTAGE", SignedMessage.sign(outage.logged().body(), keys.signer())));
    }

    /** The outage that lasts now. */
    public Optional<Outage> lasting() {
        return rows.find("endedAt is null").firstResultOptional();
    }

    /** The outage that lasts, kept from ending before this transaction does: in the log, its end comes after. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Outage> holdLasting() {
        return rows.find("endedAt is null")
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional();
    }

    /** One page of all there were, newest first; pages count from 0. */
    public List<Outage> all(int page, int size) {
        return rows.find("order by beganAt desc").page(Page.of(page, size)).list();
    }

    /** Private use of {@link Outages}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Outage, UUID> {}
}
