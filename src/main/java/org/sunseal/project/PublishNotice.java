package org.sunseal.project;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.KeyRequest;
import org.sunseal.custody.KeyRequests;
import org.sunseal.custody.Register;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.EffectiveTerms;
import org.sunseal.project.proof.Notice;

/**
 * Publishes a notice: the lot follows it, and its open log entry is appended, in one transaction. The first of a tendering
 * announces the lot and asks for the keys of its rounds; later ones amend it. A notice during a declared outage may still move a deadline that
 * has passed.
 */
@ApplicationScoped
public class PublishNotice {
    private final TenderProjects projects;
    private final Lots lots;
    private final LotLocks locks;
    private final Notices notices;
    private final TenderDocuments documents;
    private final LawfulNotices lawful;
    private final Outages outages;
    private final TendereeMandate mandate;
    private final SigningCertificates certificates;
    private final Register register;
    private final KeyRequests keys;
    private final AuditLog log;
    private final Event<LotEvent> events;
    private final Clock clock;

    PublishNotice(
            TenderProjects projects,
            Lots lots,
            LotLocks locks,
            Notices notices,
            TenderDocuments documents,
            LawfulNotices lawful,
            Outages outages,
            TendereeMandate mandate,
            SigningCertificates certificates,
            Register register,
            KeyRequests keys,
            AuditLog log,
            Event<LotEvent> events,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.locks = locks;
        this.notices = notices;
        this.documents = documents;
        this.lawful = lawful;
        this.outages = outages;
        this.mandate = mandate;
        this.certificates = certificates;
        this.register = register;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Publishes what the agency of the project hands in; the same notice again answers with the one there is.
     *
     * @param message CMS SignedData over the notice's canonical JSON
     * @throws Refused or {@link org.sunseal.kernel.Refusals}, see {@link NoticeRules} and {@link PublicationRules};
     *     {@code mandate-missing} when the
     *     tenderee has taken its mandate back
     * @throws InvalidEvidence when the signature or its certificate does not hold
     */
    public PublishedNotice publish(Party agency, LotKey key, byte[] message) {
        var signed = Notice.parseSigned(message);
        var now = clock.instant();
        var known = QuarkusTransaction.requiringNew().call(() -> {
            mandate.require(projects.get(key.tender()), agency, now);
            lots.get(key);
            return notices.withDigest(signed.notice().sha256());
        });
        return known.orElseGet(() -> publish(key, signed, true));
    }

    /**
     * Takes a notice an agent passes on because it was not logged. Whatever was validly signed binds: what breaks the
     * rules of publication is kept off the chain and logged all the same, and delays where it delays (protocol 5.1b and
     * 9.1).
     */
    public void passOn(byte[] message) {
        var signed = Notice.parseSigned(message);
        var key = new LotKey(signed.notice().tender(), signed.notice().lot());
        var known = QuarkusTransaction.requiringNew().call(() -> {
            lots.get(key);
            return notices.withDigest(signed.notice().sha256());
        });
        if (known.isEmpty()) {
            publish(key, signed, false);
        }
    }

    /**
     * Everything about the signer first, outside of any lock and transaction: a stranger must not make bidders wait,
     * nor must the authority whose revocation list is fetched.
     */
    private PublishedNotice publish(LotKey key, Notice.Signed signed, boolean strictly) {
        var first = QuarkusTransaction.requiringNew().call(() -> requireNamed(key, signed, strictly));
        requireFit(key, signed, first);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, signed, strictly));
    }

    private PublishedNotice keep(LotKey key, Notice.Signed signed, boolean strictly) {
        locks.documents(key.tender());
        var lot = lots.lock(key);
        requireNamed(key, signed, strictly);
        var notice = signed.notice();
        var known = notices.withDigest(notice.sha256());
        if (known.isPresent()) {
            return known.get(); // the same call twice at once
        }
        var now = clock.instant();
        var outage = outages.holdLasting().map(Outage::beganAt);
        var facts = facts(lot, outage, now);
        var refused = new ArrayList<>(NoticeRules.refuse(notice, facts));
        var amended = facts.current().filter(current -> !lot.isPrepared());
        refused.addAll(lawful.refuse(lot, notice, amended, now));
        var inChain = refused.isEmpty() && lot.stage().takesNotices();
        if (strictly || lot.noticeVersion() == 0) {
            Refused.all(refused);
            requireAmendable(lot);
        }
        var message = signed.message().der();
        var signer = Certificates.sha256(signed.signer());
        var published = new PublishedNotice(notice, inChain, message, signer, outage.orElse(null), now);
        notices.keep(published);
        log.append(published.entry());
        var held = new ArrayList<>(notices.termsOf(lot.key()));
        if (inChain) {
            requestKeys(lot, notice, message);
            lot.announce(notice, published.sha256(), round -> EffectiveTerms.of(held, Optional.empty(), round));
            documents.publish(lot.key().tender());
            events.fire(new LotEvent.NoticePublished(lot.key(), notice.version(), published.sha256(), message));
        } else {
            lot.follow(round -> EffectiveTerms.of(held, Optional.empty(), round));
        }
        return published;
    }

    /** Version 1, if it is published; it must name whoever signs a later one. */
    private Optional<Notice> requireNamed(LotKey key, Notice.Signed signed, boolean strictly) {
        var first = notices.inChain(key, 1).map(PublishedNotice::notice);
        if (first.isPresent()) {
            requireNames(first.get(), signed);
            if (!strictly) { // another version 1 binds no trustee, so it must not bind here
                signed.notice().requireFollows(signed.signer(), first.get());
            }
        }
        return first;
    }

    private static void requireNames(Notice first, Notice.Signed signed) {
        if (!first.signers().contains(Certificates.sha256(signed.signer()))) {
            throw new InvalidEvidence("unknown-signer", "Version 1 of the notice does not name this signer");
        }
    }

    /** Version 1 is signed with a certificate the agency registered; later ones with one that still holds. */
    private void requireFit(LotKey key, Notice.Signed signed, Optional<Notice> first) {
        var now = clock.instant();
        var chain = signed.message().chain();
        if (first.isPresent()) {
            certificates.check(signed.signer(), chain, now);
        } else {
            var agency = QuarkusTransaction.requiringNew()
                    .call(() -> projects.get(key.tender()).agency());
            certificates.requireFor(agency, signed.signer(), chain, now);
            requireNames(signed.notice(), signed);
        }
    }

    private NoticeRules.Facts facts(Lot lot, Optional<Instant> outage, Instant now) {
        var current = notices.inChain(lot.key(), lot.noticeVersion()).map(PublishedNotice::notice);
        var tender = lot.key().tender();
        return new NoticeRules.Facts(
                lot.key(),
                current,
                notices.termsOf(lot.key()),
                lot.isPrepared(),
                lot.over(),
                lot.minimumBids(),
                documents.root(tender),
                !documents.of(tender).isEmpty(),
                register.sha256(),
                outage,
                now);
    }

    private static void requireAmendable(Lot lot) {
        if (!lot.stage().takesNotices()) {
            throw new Refused(
                    ProjectRefusal.STEP_NOT_ALLOWED, "A lot that is %s takes no notice".formatted(lot.stage()));
        }
    }

    /** For the rounds this notice opens. */
    private void requestKeys(Lot lot, Notice notice, byte[] message) {
        var known = lot.rounds().stream().map(LotRound::round).toList();
        for (var round : notice.rounds()) {
            if (known.contains(round.round())) {
                continue;
            }
            keys.request(new KeyRequest(
                    notice.tender(),
                    notice.lot(),
                    round.round(),
                    notice.sha256(),
                    round.openAt(),
                    notice.minimumBids(),
                    lot.slotClass(),
                    message));
        }
    }

    /** All notices of a lot, for whoever wants to read or check them. */
    public List<PublishedNotice> published(LotKey key) {
        return notices.of(key);
    }
}
