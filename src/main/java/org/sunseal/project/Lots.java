package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Stage;
import org.sunseal.trade.TradeKind;

/** The lots. */
@ApplicationScoped
public class Lots implements PanacheRepositoryBase<Lot, LotKey> {
    /**
     * A stopped or terminated lot is never closed; one whose leading round failed still owes a CLOSE to its other
     * rounds.
     */
    private static final List<Stage> CLOSING =
            Arrays.stream(Stage.values()).filter(stage -> !stage.isStopped()).toList();

    private final LotLocks locks;

    Lots(LotLocks locks) {
        this.locks = locks;
    }

    /**
     * The lot, alone until the transaction ends: whoever moves it or decides by its stage asks for it here.
     *
     * @throws Refused {@code no-such-lot}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lot lock(LotKey key) {
        var lot = get(key);
        locks.exclusive(lot);
        getEntityManager().refresh(lot); // what was read before the lock may be stale
        return lot;
    }

    /**
     * The lot of that name.
     *
     * @throws Refused {@code no-such-lot}
     */
    public Lot get(LotKey key) {
        return findByIdOptional(key)
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_SUCH_LOT, "Lot %s is not registered".formatted(key)));
    }

    public Lot get(String tender, String lot) {
        return get(new LotKey(tender, lot));
    }

    /** All of some projects, in the order of projects' and lots' names, read at once with their rounds. */
    public List<Lot> of(Collection<String> tenders) {
        return getEntityManager()
                .createQuery("""
                        select distinct l from Lot l left join fetch l.rounds
                        where l.key.tender in :tenders order by l.key.tender, l.key.lot""", Lot.class)
                .setParameter("tenders", tenders)
                .getResultList();
    }

    /**
     * Rounds whose deadline has passed and that are not closed yet, the longest due first. While an outage is declared
     * there are none: its notice has to come before the close (protocol 5.10).
     */
    public List<RoundKey> dueForClosing(Instant now, int limit) {
        return getEntityManager()
                .createQuery("""
                        select r.key from LotRound r, Lot l
                        where l.key.tender = r.key.tender and l.key.lot = r.key.lot
                          and r.state = ANNOUNCED and r.openAt <= :now and l.stage in :closing
                          and not exists (select 1 from Outage o where o.endedAt is null)
                        order by r.openAt, r.key.tender, r.key.lot, r.key.round""", RoundKey.class)
                .setParameter("now", now)
                .setParameter("closing", CLOSING)
                .setMaxResults(limit)
                .getResultList();
    }

    /** All of a kind that belong to a project, whichever tender project they are in. */
    List<Lot> of(TradeKind kind, String project) {
        return list("""
                from Lot l where l.kind = ?1
                  and l.key.tender in (select p.code from TenderProject p where p.projectCode = ?2)""", kind, project);
    }

    boolean isBooked(String place, Instant at) {
        return count("place = ?1 and bookedFor = ?2", place, at) > 0;
    }

    /** Whether some round opens between the two instants, ends included. */
    public boolean anyOpensBetween(Instant from, Instant to) {
        return !getEntityManager()
                .createQuery("select r.key.round from LotRound r where r.openAt between :from and :to", Integer.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
