package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Retender;
import org.sunseal.trade.Actor;

/**
 * Takes the tender side's decision to tender a failed lot again. The lot goes back to its preparation; the next version of
 * its notice opens the next round, with every period anew. What was before stays as it was.
 */
@ApplicationScoped
public class RetenderLot {
    private final TenderProjects projects;
    private final Lots lots;
    private final TendereeMandate mandate;
    private final SigningCertificates certificates;
    private final Rows rows;
    private final AuditLog log;
    private final Event<LotEvent> events;
    private final Clock clock;

    RetenderLot(
            TenderProjects projects,
            Lots lots,
            TendereeMandate mandate,
            SigningCertificates certificates,
            Rows rows,
            AuditLog log,
            Event<LotEvent> events,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.mandate = mandate;
        this.certificates = certificates;
        this.rows = rows;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the decision; the same again answers with the one there is.
     *
     * @param party of the tenderee, or of the agency that runs the tender for it; the decision is signed with a certificate
     *     of its own organisation
     * @param message CMS SignedData over a {@link Retender}
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-your-project}, {@code mandate-missing}, {@code
     *     step-not-allowed}, {@code wrong-lot}, {@code wrong-round}, {@code no-reason}
     * @throws org.sunseal.crypto.InvalidEvidence when the message, its signature or its certificate does not hold
     */
    public Retendering retender(Party party, LotKey key, byte[] message) {
        var signed = Retender.parseSigned(message);
        var now = clock.instant();
        var own = QuarkusTransaction.requiringNew().call(party::organisation);
        var by = QuarkusTransaction.requiringNew().call(() -> actor(party, key, now));
        certificates.requireFor(
                own, signed.message().onlySigner(), signed.message().chain(), now);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, signed, message, by, now));
    }

    private Actor actor(Party party, LotKey key, Instant now) {
        var project = projects.get(key.tender());
        if (project.tenderee().equals(party.organisation())) {
            return Actor.TENDEREE;
        }
        mandate.require(project, party, now);
        return Actor.AGENCY;
    }

    private Retendering keep(LotKey key, Retender.Signed signed, byte[] message, Actor by, Instant now) {
        var lot = lots.lock(key);
        var again = of(key).stream()
                .filter(each -> Arrays.equals(each.message(), message))
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        lot.tenderAgain(by);
        Refused.all(refuse(lot, signed.retender()));
        var kept = new Retendering(key, lot.tendering(), signed, now);
        rows.persist(kept);
        log.append(new OpenEntry(Retender.TYPE, message));
        events.fire(new LotEvent.Retendered(key, lot.tendering(), now));
        Log.infof("Lot %s is tendered again, tendering %d", key, lot.tendering());
        return kept;
    }

    private static List<Refused> refuse(Lot lot, Retender retender) {
        var refused = new ArrayList<Refused>();
        if (!new LotKey(retender.tender(), retender.lot()).equals(lot.key())) {
            refused.add(new Refused(
                    ProjectRefusal.WRONG_LOT,
                    "lot",
                    "The decision names %s/%s".formatted(retender.tender(), retender.lot())));
        }
        var last = lot.rounds().getLast().round();
        if (retender.after() != last) {
            refused.add(new Refused(ProjectRefusal.WRONG_ROUND, "after", "The last round is %d".formatted(last)));
        }
        if (retender.reason().isBlank()) {
            refused.add(new Refused(ProjectRefusal.NO_REASON, "reason", "A decision says why"));
        }
        return refused;
    }

    /** All of a lot, the first first. */
    public List<Retendering> of(LotKey lot) {
        return rows.list("key.tender = ?1 and key.lot = ?2 order by key.tendering", lot.tender(), lot.lot());
    }

    /** Private use of {@link RetenderLot}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Retendering, Retendering.Key> {}
}
