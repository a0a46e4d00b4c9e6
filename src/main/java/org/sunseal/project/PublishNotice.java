package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
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
 * Publishes a notice: the lot follows it, and its open log entry is appended, in one transaction. The first announces
 * the lot and asks for its keys; later ones amend it. A notice during a declared outage may still move a deadline that
 * has passed.
 */
@ApplicationScoped
public class PublishNotice {
    private final TenderProjects projects;
    private final Lots lots;
    private final LotLocks locks;
    private final Notices notices;
    private final TenderDocuments documents;
    private final Outages outages;
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
            Outages outages,
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
        this.outages = outages;
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
     * @throws Refused or {@link org.sunseal.kernel.Refusals}, see {@link NoticeRules}
     * @throws InvalidEvidence when the signature or its certificate does not hold
     */
    @Transactional
    public PublishedNotice publish(Party agency, LotKey key, byte[] message) {
        projects.get(key.tender()).requireRunBy(agency.organisation());
        var lot = lots.get(key);
        var signed = Notice.parseSigned(message);
        var known = notices.withDigest(signed.notice().sha256());
        return known.isPresent() ? known.get() : publish(lot, signed, message, true);
    }

    /**
     * Takes a notice an agent passes on because it was not logged. Whatever was validly signed binds: what breaks the
     * rules of publication is kept off the chain and logged all the same, and delays where it delays (protocol 5.1b and
     * 9.1).
     */
    @Transactional
    public void passOn(byte[] message) {
        var signed = Notice.parseSigned(message);
        var lot = lots.get(signed.notice().tender(), signed.notice().lot());
        if (notices.withDigest(signed.notice().sha256()).isEmpty()) {
            publish(lot, signed, message, false);
        }
    }

    private PublishedNotice publish(Lot lot, Notice.Signed signed, byte[] message, boolean strictly) {
        locks.documents(lot.key().tender());
        locks.exclusive(lot);
        lots.getEntityManager().refresh(lot); // what was read before the lock may be stale
        var now = clock.instant();
        requireSigner(lot, signed, now);
        var notice = signed.notice();
        var refused = NoticeRules.refuse(notice, facts(lot, now));
        var inChain = refused.isEmpty() && lot.stage().mayBeAmended();
        if (strictly || lot.noticeVersion() == 0) {
            Refused.all(refused);
            requireAmendable(lot);
        }
        var published = new PublishedNotice(notice, inChain, message, Certificates.sha256(signed.signer()), now);
        notices.keep(published);
        log.append(published.entry());
        var held = new ArrayList<>(notices.termsOf(lot.key()));
        if (inChain) {
            lot.announce(notice, published.sha256(), round -> EffectiveTerms.of(held, Optional.empty(), round));
            documents.publish(lot.key().tender());
            if (notice.version() == 1) {
                requestKeys(lot, notice, message);
            }
            events.fire(new LotEvent.NoticePublished(lot.key(), notice.version(), published.sha256(), message));
        } else {
            lot.follow(round -> EffectiveTerms.of(held, Optional.empty(), round));
        }
        return published;
    }

    /**
     * Version 1 is signed with a certificate the agency registered; later ones with one that version 1 names and that
     * still holds.
     */
    private void requireSigner(Lot lot, Notice.Signed signed, Instant now) {
        var chain = signed.message().chain();
        var first = notices.inChain(lot.key(), 1).map(PublishedNotice::notice);
        if (first.isEmpty()) {
            var agency = projects.get(lot.key().tender()).agency();
            certificates.requireFor(agency, signed.signer(), chain, now);
            if (!signed.notice().signers().contains(Certificates.sha256(signed.signer()))) {
                throw new InvalidEvidence("unknown-signer", "Version 1 does not name its own signer");
            }
        } else {
            if (!first.get().signers().contains(Certificates.sha256(signed.signer()))) {
                throw new InvalidEvidence("unknown-signer", "Version 1 of the notice does not name this signer");
            }
            certificates.check(signed.signer(), chain, now);
        }
    }

    private NoticeRules.Facts facts(Lot lot, Instant now) {
        var current = notices.inChain(lot.key(), lot.noticeVersion()).map(PublishedNotice::notice);
        var tender = lot.key().tender();
        return new NoticeRules.Facts(
                lot.key(),
                current,
                notices.termsOf(lot.key()),
                lot.minimumBids(),
                documents.root(tender),
                !documents.of(tender).isEmpty(),
                register.sha256(),
                outages.lasting().map(Outage::beganAt),
                now);
    }

    private static void requireAmendable(Lot lot) {
        if (!lot.stage().mayBeAmended()) {
            throw new Refused(
                    ProjectRefusal.STEP_NOT_ALLOWED, "A lot that is %s takes no notice".formatted(lot.stage()));
        }
    }

    private void requestKeys(Lot lot, Notice notice, byte[] message) {
        for (var round : notice.rounds()) {
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
