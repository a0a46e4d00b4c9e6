package org.sunseal.experts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The draws. */
@ApplicationScoped
public class CommitteeDraws {
    private final Rows rows;

    CommitteeDraws(Rows rows) {
        this.rows = rows;
    }

    /** All of a lot, by number. */
    public List<CommitteeDraw> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by drawSeq", lot.tender(), lot.lot());
    }

    /** Those of the committee that judges now, by number. */
    List<CommitteeDraw> standing(LotKey lot) {
        return of(lot).stream().filter(draw -> draw.dissolved().isEmpty()).toList();
    }

    /**
     * The draw whose DRAW has that digest.
     *
     * @throws Refused {@code no-such-draw}
     */
    public CommitteeDraw announcedAs(String drawSha256) {
        return rows.find("drawSha256", drawSha256).firstResultOptional().orElseThrow(() -> none(drawSha256));
    }

    /** @throws Refused {@code no-such-draw} */
    CommitteeDraw get(String drawId) {
        return rows.findByIdOptional(drawId).orElseThrow(() -> none(drawId));
    }

    /** Holds the draw still until the transaction ends; every step of a draw begins here. */
    CommitteeDraw lock(String drawId) {
        return rows.findByIdOptional(drawId, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> none(drawId));
    }

    /**
     * The same for a draw of that lot whose POOL the regulator is to sign.
     *
     * @throws Refused {@code no-such-draw}, {@code pool-not-awaiting}
     */
    CommitteeDraw awaitingRegulator(LotKey lot, String drawId) {
        var draw = lock(drawId);
        if (!draw.lot().equals(lot)) {
            throw none(drawId);
        }
        if (draw.state() != CommitteeDraw.State.AWAITING_REGULATOR) {
            throw new Refused(ExpertRefusal.POOL_NOT_AWAITING, "Draw %s is %s".formatted(drawId, draw.state()));
        }
        return draw;
    }

    /** Ids of those that stand there, oldest first. */
    List<String> in(CommitteeDraw.State state) {
        return rows.getEntityManager()
                .createQuery("select drawId from CommitteeDraw where state = :state order by requestedAt", String.class)
                .setParameter("state", state)
                .getResultList();
    }

    List<CommitteeDraw> all(List<String> drawIds) {
        return rows.list("drawId in ?1", drawIds);
    }

    void keep(CommitteeDraw draw) {
        rows.persist(draw);
    }

    private static Refused none(String name) {
        return new Refused(ExpertRefusal.NO_SUCH_DRAW, "There is no draw " + name);
    }

    /** Private use of {@link CommitteeDraws}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<CommitteeDraw, String> {}
}
