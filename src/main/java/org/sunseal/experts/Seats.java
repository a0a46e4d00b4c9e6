package org.sunseal.experts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.experts.draw.Handle;
import org.sunseal.project.LotKey;

/** The seats of all committees, those left among them. */
@ApplicationScoped
class Seats {
    private final Rows rows;

    Seats(Rows rows) {
        this.rows = rows;
    }

    /** Of one draw, in the order of invitation. */
    List<Seat> of(CommitteeDraw draw) {
        return rows.list("drawId = ?1 order by number", draw.drawId());
    }

    /** Of all draws of a lot, in the order of invitation. */
    List<Seat> of(LotKey lot) {
        return rows.list(
                "drawId in (select d.drawId from CommitteeDraw d where d.tender = ?1 and d.lot = ?2) order by number",
                lot.tender(),
                lot.lot());
    }

    /** Who left a draw, in the order in which that was logged. */
    List<Handle> declined(CommitteeDraw draw) {
        return of(draw).stream()
                .filter(seat -> seat.declineNo().isPresent())
                .sorted(Comparator.comparing(seat -> seat.declineNo().orElseThrow()))
                .map(Seat::handle)
                .toList();
    }

    /** Invitations nobody may answer any more. */
    List<UUID> overdue(Instant now) {
        return rows.getEntityManager()
                .createQuery(
                        "select id from Seat where state = INVITED and answerBy <= :now order by answerBy", UUID.class)
                .setParameter("now", now)
                .getResultList();
    }

    /** Every seat somebody holds in a committee that meets after that instant. */
    List<Seat> heldAfter(Instant instant) {
        return rows.list(
                "state in (INVITED, ACCEPTED) and drawId in (select d.drawId from CommitteeDraw d where d.evaluationAt > ?1)",
                instant);
    }

    Optional<Seat> find(UUID id) {
        return rows.findByIdOptional(id);
    }

    void keep(Seat seat) {
        rows.persist(seat);
    }

    /** Private use of {@link Seats}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Seat, UUID> {}
}
