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

/** The rounds and draws that need keys. */
@ApplicationScoped
public class KeyRequests {
    private static final String ONCE_MORE = """
            insert into key_request (id, purpose, tender, lot, round, allotment_no, notice_sha256, open_at, minimum_bids,
                                     class_of_slots, notice_message, requested_at, proposed)
            select :id, purpose, tender, lot, round, :number, notice_sha256, open_at, minimum_bids,
                   class_of_slots, notice_message, :now, false
              from key_request
             where purpose = 'BID' and tender = :tender and lot = :lot and round = :round and allotment_no = 1
                on conflict on constraint one_request_per_allotment do nothing""";

    private final Rows rows;
    private final Clock clock;

    KeyRequests(Rows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Notes a need, a round's in the transaction that logs the notice that opens it; a round has one, and so has a draw. */
    @Transactional(TxType.MANDATORY)
    public void request(KeyRequest request) {
        request.requestedAt(clock.instant());
        rows.persist(request);
    }

    /**
     * Asks for a further allotment of a round, in the caller's transaction: the first one's need once more, terms included.
     * Asking for the same number again, or at the same time as somebody else, changes nothing.
     */
    @Transactional(TxType.MANDATORY)
    void requestMore(String tender, String lot, int round, int number) {
        rows.getEntityManager()
                .createNativeQuery(ONCE_MORE)
                .setParameter("id", UUID.randomUUID())
                .setParameter("number", number)
                .setParameter("now", clock.instant())
                .setParameter("tender", tender)
                .setParameter("lot", lot)
                .setParameter("round", round)
                .executeUpdate();
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
