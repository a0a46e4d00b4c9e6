package org.sunseal.letters;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The outbox: letters that may still have to be mailed. */
@ApplicationScoped
class Mailings implements PanacheRepositoryBase<Mailing, UUID> {
    void keep(Mailing mailing) {
        persist(mailing);
    }

    /** Those whose next wave may begin, the longest waiting first. */
    List<UUID> due(Instant now, int limit) {
        return getEntityManager()
                .createQuery(
                        "select m.letterId from Mailing m where m.nextAttemptAt <= :now order by m.nextAttemptAt",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The mailing, alone until the transaction ends; empty when it is done. */
    Optional<Mailing> lock(UUID letter) {
        return findByIdOptional(letter, LockModeType.PESSIMISTIC_WRITE);
    }
}
