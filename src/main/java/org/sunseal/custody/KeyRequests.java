package org.sunseal.custody;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rounds that need keys. */
@ApplicationScoped
public class KeyRequests {
    private final Rows rows;
    private final Clock clock;

    KeyRequests(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Notes a round's need, in the transaction that logs version 1 of its notice; a round has one. */
    @Transactional(TxType.MANDATORY)
    public void request(KeyRequest request) {
        request.requestedAt(clock.instant());
        rows.persist(request);
    }

    /** Those no keys are proposed for yet, oldest first. */
    @Transactional
    List<KeyRequest> waiting() {
        return rows.list("proposed = false order by requestedAt");
    }

    /** Holds a request until the transaction ends; empty if another node has met it meanwhile. */
    Optional<KeyRequest> lockWaiting(UUID id) {
        return rows.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(request -> !request.isProposed());
    }

    /** Private use of {@link KeyRequests}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<KeyRequest, UUID> {}
}
