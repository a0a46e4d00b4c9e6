package org.sunseal.award;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.Announcement;
import org.sunseal.award.proof.Vocabulary;
import org.sunseal.crypto.Signed;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;

/**
 * Publishes what the tender side signed: the candidates, the result, the contract. The lot takes its step, the period and
 * the next time limits begin, and the open log entry is appended, in one transaction.
 */
@ApplicationScoped
public class Announce {
    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final KnownFacts known;
    private final TenderSide tenderSide;
    private final SendNotices sendNotices;
    private final Clocks clocks;
    private final AuditLog log;
    private final Event<AwardEvent> events;
    private final Clock clock;

    Announce(
            Lots lots,
            Awards awards,
            Papers papers,
            KnownFacts known,
            TenderSide tenderSide,
            SendNotices sendNotices,
            Clocks clocks,
            AuditLog log,
            Event<AwardEvent> events,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.known = known;
        this.tenderSide = tenderSide;
        this.sendNotices = sendNotices;
        this.clocks = clocks;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is to be signed, as far as the platform knows it; the fields others must fill in are empty.
     *
     * @throws Refused {@code not-the-tender-side}, {@code not-evaluated}, or {@code not-decided}
     */
    public Announcement draft(Party party, LotKey key, Announcement.Subject subject) {
        var now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            tenderSide.require(party, key, now);
            var lot = lots.get(key);
            var award = awards.get(key);
            var facts = known.of(lot, award, subject);
            var wanted = AwardRows.content(lot.kind(), subject);
            var until = AnnouncementStep.of(subject)
                    .period()
                    .flatMap(period -> clocks.limit(lot, period))
                    .map(limit -> limit.earliest(now));
            return new Announcement(
                    subject,
                    key.tender(),
                    key.lot(),
                    award.round(),
                    award.reportSha256(),
                    until.orElse(null),
                    filled(facts.fields(), wanted, AwardRows.Part.LOT),
                    facts.entries().stream()
                            .map(entry -> filled(entry, wanted, AwardRows.Part.ENTRY))
                            .toList());
        });
    }

    private static Map<String, String> filled(
            Map<String, String> facts, List<AwardRows.Content> wanted, AwardRows.Part part) {
        var filled = new TreeMap<String, String>();
        wanted.stream()
                .filter(row -> row.part() == part)
                .forEach(row -> filled.put(row.field(), facts.getOrDefault(row.field(), "")));
        if (part == AwardRows.Part.ENTRY) {
            facts.forEach(filled::putIfAbsent);
        }
        return filled;
    }

    /**
     * Publishes a signed announcement; the same again answers with the one there is.
     *
     * @param message CMS SignedData over the announcement's canonical JSON, at most 24 KB
     * @throws Refused or {@link org.sunseal.kernel.Refusals} with all that is wrong with its content and period
     * @throws org.sunseal.crypto.InvalidEvidence when the signature or its certificate does not hold
     */
    public Paper publish(Party party, LotKey key, byte[] message) {
        var signed = Signed.parse(message, Announcement::read);
        var now = clock.instant();
        var project = QuarkusTransaction.requiringNew().call(() -> tenderSide.require(party, key, now));
        tenderSide.requireSignedBy(List.of(project.tenderee(), project.agency()), signed.message(), now);
        return QuarkusTransaction.requiringNew().call(() -> publish(key, signed.content(), message, now));
    }

    private Paper publish(LotKey key, Announcement announcement, byte[] message, Instant now) {
        var lot = lots.lock(key);
        var step = AnnouncementStep.of(announcement.subject());
        var again = papers.newest(key, step.paper()).filter(paper -> Arrays.equals(paper.content(), message));
        if (again.isPresent()) {
            return again.get();
        }
        var award = awards.get(key);
        lot.move(step.trigger(), Actor.TENDEREE);
        Refused.all(refuse(lot, award, announcement, step, now));
        var paper = papers.keep(key, step.paper(), message, now);
        log.append(new OpenEntry(announcement.subject().entryType(), message));
        clocks.meet(key, step.meets(), now);
        step.period()
                .ifPresent(period -> clocks.start(
                        lot, period, now, announcement.standsUntil().orElse(null)));
        if (step.tells()) {
            sendNotices.with(lot, award, now);
        }
        events.fire(new AwardEvent.Published(key, announcement.subject(), announcement.sha256(), message));
        Log.infof("Lot %s: %s published", key, Vocabulary.word(announcement.subject()));
        return paper;
    }

    private List<Refused> refuse(Lot lot, Award award, Announcement announcement, AnnouncementStep step, Instant now) {
        var refused = new ArrayList<Refused>();
        if (!new LotKey(announcement.tender(), announcement.lot()).equals(lot.key())
                || announcement.round() != award.round()) {
            refused.add(new Refused(AwardRefusal.WRONG_LOT, "lot", "It is about another lot or round"));
        }
        if (!announcement.reportSha256().equals(award.reportSha256())) {
            refused.add(new Refused(
                    AwardRefusal.WRONG_REPORT, "reportSha256", "The report in force is " + award.reportSha256()));
        }
        step.period().flatMap(period -> clocks.limit(lot, period)).ifPresent(limit -> announcement
                .standsUntil()
                .ifPresentOrElse(
                        until -> {
                            try {
                                limit.require(now, until);
                            } catch (Refused tooShort) {
                                refused.add(new Refused(tooShort.reason(), "until", tooShort.detail()));
                            }
                        },
                        () -> refused.add(new Refused(
                                AwardRefusal.PERIOD_MISSING,
                                "until",
                                "It must say until when it stands; "
                                        + limit.rule().citation()))));
        var wanted = AwardRows.content(lot.kind(), announcement.subject());
        refused.addAll(new ContentCheck(wanted, known.of(lot, award, announcement.subject())).refuse(announcement));
        return refused;
    }
}
