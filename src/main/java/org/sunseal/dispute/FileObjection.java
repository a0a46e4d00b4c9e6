package org.sunseal.dispute;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.dispute.proof.ObjectionText;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.trade.Actor;

/**
 * Files an objection: sealed, logged by commitment, and the lot paused where the law says so, in one transaction. One
 * that is out of time is kept all the same, marked late.
 */
@ApplicationScoped
public class FileObjection {
    /** Documents with one objection. */
    static final int MOST_EVIDENCE = 10;

    private static final int SALT_BYTES = 16;

    private final Lots lots;
    private final Objections objections;
    private final Filings filings;
    private final Periods periods;
    private final Downloaders downloaders;
    private final TenderSide tenderSide;
    private final FollowObjections follow;
    private final Speakers speakers;
    private final TellPeople tell;
    private final SigningCertificates certificates;
    private final AuditLog log;
    private final Event<DisputeEvent> events;
    private final Clock clock;

    FileObjection(
            Lots lots,
            Objections objections,
            Filings filings,
            Periods periods,
            Downloaders downloaders,
            TenderSide tenderSide,
            FollowObjections follow,
            Speakers speakers,
            TellPeople tell,
            SigningCertificates certificates,
            AuditLog log,
            Event<DisputeEvent> events,
            Clock clock) {
        this.lots = lots;
        this.objections = objections;
        this.filings = filings;
        this.periods = periods;
        this.downloaders = downloaders;
        this.tenderSide = tenderSide;
        this.follow = follow;
        this.speakers = speakers;
        this.tell = tell;
        this.certificates = certificates;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Files what the party's organisation signed; the same again answers with the one there is.
     *
     * @param message CMS SignedData over {@link ObjectionText}
     * @return its id
     * @throws InvalidEvidence when the message, its signature or its certificate does not hold
     * @throws Refused or {@link org.sunseal.kernel.Refusals}, see {@link DisputeRefusal}
     */
    public UUID file(Party party, LotKey key, byte[] message) {
        var objector = QuarkusTransaction.requiringNew().call(party::own);
        var signed = SignedMessage.parse(message);
        var text = ObjectionText.parse(signed.body());
        var id = filings.id(objector.id(), text.sha256());
        if (QuarkusTransaction.requiringNew().call(() -> objections.find(id)).isPresent()) {
            return id;
        }
        refuse(key, objector, text);
        certificates.requireFor(objector.id(), signed.onlySigner(), signed.chain(), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> keep(id, key, objector, party.account(), message, text));
        return id;
    }

    private void keep(UUID id, LotKey key, Organisation objector, String account, byte[] message, ObjectionText text) {
        var lot = lots.lock(key);
        if (objections.find(id).isPresent()) {
            return; // the same call twice at once
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var today = Periods.day(now);
        var row = requireRow(lot, objector, text, today);
        var late = periods.isLate(lot, row, text.knownOn(), now);
        // nobody is bound to answer a late one within a time
        var dueAt = late ? null : periods.end(lot, row.answerLimit(), today).orElse(null);
        objections.keep(new Objection(id, key, text.about(), late, today, dueAt));
        var filing = new Filing(
                objector.id(), objector.name(), objector.creditCode(), now, message, Keys.random(SALT_BYTES));
        filings.keep(id, filing);
        speakers.remember(id, objector.id(), account);
        log.append(filing.entry(id, late));
        follow.follow(lot, now);
        tell.tenderSide(lot, Wordings.objectionFiled(lot, row, late), Periods.startOfDay(today));
        events.fire(new DisputeEvent.Filed(key, id, text.about(), late));
        Log.infof("An objection about lot %s was filed", key); // that there is one is public, whose it is is not
    }

    private ObjectionRow requireRow(Lot lot, Organisation objector, ObjectionText text, LocalDate today) {
        if (lot.noticeVersion() == 0) {
            throw new Refused(ProjectRefusal.NO_SUCH_LOT, "Lot %s is not registered".formatted(lot.key()));
        }
        var row = ObjectionRows.of(lot.kind(), text.about(), today)
                .filter(found ->
                        found.onTime().contains(lot.stage()) || found.late().contains(lot.stage()))
                .orElseThrow(() -> new Refused(
                        DisputeRefusal.NOTHING_TO_OBJECT_TO,
                        "about",
                        "A lot of kind %s that is %s takes no objection of that sort"
                                .formatted(lot.kind(), lot.stage())));
        var capacity = downloaders.include(lot.key().tender(), objector.id()) ? Actor.BIDDER : Actor.INTERESTED_PARTY;
        if (!row.by().contains(capacity)) {
            throw new Refused(
                    DisputeRefusal.NOT_A_PARTY,
                    "Only who took the documents may raise this here, %s; take them while logged in"
                            .formatted(row.citation()));
        }
        return row;
    }

    private void refuse(LotKey key, Organisation objector, ObjectionText text) {
        var refused = new ArrayList<Refused>();
        if (!key.equals(new LotKey(text.tender(), text.lot()))) {
            refused.add(new Refused(
                    DisputeRefusal.OBJECTION_FOR_ANOTHER_LOT,
                    "lot",
                    "The objection names %s/%s".formatted(text.tender(), text.lot())));
        }
        if (text.grounds().isBlank()) {
            refused.add(new Refused(DisputeRefusal.EMPTY_GROUNDS, "grounds", "An objection gives its grounds"));
        }
        if (text.evidence().size() > MOST_EVIDENCE) {
            refused.add(new Refused(
                    DisputeRefusal.TOO_MUCH_EVIDENCE, "evidence", "At most %d documents".formatted(MOST_EVIDENCE)));
        }
        refused.addAll(QuarkusTransaction.requiringNew().call(() -> missing(objector, text)));
        if (QuarkusTransaction.requiringNew().call(() -> tenderSide.includes(key.tender(), objector.id()))) {
            refused.add(new Refused(DisputeRefusal.OWN_TENDER, "Who tenders does not object to the tender"));
        }
        Refused.all(refused);
    }

    private List<Refused> missing(Organisation objector, ObjectionText text) {
        return text.evidence().stream()
                .filter(each -> !filings.holdsEvidence(objector.id(), each.sha256()))
                .map(each -> new Refused(
                        DisputeRefusal.MISSING_EVIDENCE, "evidence", "Hand in %s first".formatted(each.name())))
                .toList();
    }
}
