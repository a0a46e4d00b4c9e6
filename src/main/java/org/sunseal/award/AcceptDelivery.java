package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.Acceptance;
import org.sunseal.crypto.Signed;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Trigger;

/** Takes the tenderee's signed word that what was bought is delivered and accepted (验收). */
@ApplicationScoped
public class AcceptDelivery {
    private final Lots lots;
    private final Papers papers;
    private final AttachFile files;
    private final TenderSide tenderSide;
    private final AuditLog log;
    private final Clock clock;

    AcceptDelivery(Lots lots, Papers papers, AttachFile files, TenderSide tenderSide, AuditLog log, Clock clock) {
        this.lots = lots;
        this.papers = papers;
        this.files = files;
        this.tenderSide = tenderSide;
        this.log = log;
        this.clock = clock;
    }

    /**
     * The kept paper.
     *
     * @param message CMS SignedData over the acceptance's canonical JSON
     * @throws Refused {@code not-the-tenderee}, {@code step-not-allowed}, {@code wrong-lot}, {@code no-such-file}
     * @throws org.sunseal.crypto.InvalidEvidence when the signature or its certificate does not hold
     */
    public Paper accept(Party tenderee, LotKey key, byte[] message) {
        var signed = Signed.parse(message, Acceptance::read);
        var now = clock.instant();
        var project = QuarkusTransaction.requiringNew().call(() -> tenderSide.requireTenderee(tenderee, key));
        tenderSide.requireSignedBy(List.of(project.tenderee()), signed.message(), now);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, signed.content(), message, now));
    }

    private Paper keep(LotKey key, Acceptance acceptance, byte[] message, Instant now) {
        lots.lock(key).move(Trigger.ACCEPT_DELIVERY, Actor.TENDEREE);
        if (!new LotKey(acceptance.tender(), acceptance.lot()).equals(key)) {
            throw new Refused(AwardRefusal.WRONG_LOT, "lot", "It is about another lot");
        }
        for (var sha256 : acceptance.files()) {
            if (files.find(key, sha256).isEmpty()) {
                throw new Refused(AwardRefusal.NO_SUCH_FILE, "files", "No file %s is attached".formatted(sha256));
            }
        }
        log.append(new OpenEntry("ACCEPTANCE", message));
        return papers.keep(key, Paper.Kind.ACCEPTANCE, message, now);
    }
}
