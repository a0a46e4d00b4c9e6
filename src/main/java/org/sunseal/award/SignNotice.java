package org.sunseal.award;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.AwardNotice;
import org.sunseal.award.proof.LoggedPaper;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Register;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.AddedSignature;
import org.sunseal.opening.proof.SignedRecord;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Trigger;

/**
 * Takes the tenderee's signature on the printed award notice. It was made elsewhere, with a key the platform never sees;
 * what comes back is the notice with an increment behind it. Where the kind's table has the step, winner and losers are
 * told in the same transaction (TBL 45); else with the result.
 */
@ApplicationScoped
public class SignNotice {
    private static final AddedSignature.Reasons REASONS = new AddedSignature.Reasons(
            "notice",
            AwardRefusal.NOTICE_CHANGED,
            AwardRefusal.ALREADY_SIGNED,
            AwardRefusal.BAD_NOTICE_SIGNATURE,
            AwardRefusal.NOTICE_STAMPED_AHEAD);

    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final TenderSide tenderSide;
    private final SigningCertificates certificates;
    private final Register register;
    private final SendNotices sendNotices;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Clock clock;

    SignNotice(
            Lots lots,
            Awards awards,
            Papers papers,
            TenderSide tenderSide,
            SigningCertificates certificates,
            Register register,
            SendNotices sendNotices,
            PlatformKeys keys,
            AuditLog log,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.tenderSide = tenderSide;
        this.certificates = certificates;
        this.register = register;
        this.sendNotices = sendNotices;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes the signed file; the same again answers with the one there is.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-the-tenderee}, {@code notice-changed}, {@code
     *     bad-notice-signature}, {@code notice-stamped-ahead}, {@code already-signed}, {@code certificate-not-registered}
     */
    public Paper sign(Party tenderee, LotKey key, byte[] pdf) {
        var now = clock.instant();
        var project = QuarkusTransaction.requiringNew().call(() -> tenderSide.requireTenderee(tenderee, key));
        var drawn = QuarkusTransaction.requiringNew().call(() -> papers.require(key, Paper.Kind.NOTICE_PDF));
        var again = QuarkusTransaction.requiringNew().call(() -> signed(key, drawn));
        if (again.filter(paper -> Arrays.equals(paper.content(), pdf)).isPresent()) {
            return again.get();
        }
        check(project.tenderee(), drawn.content(), pdf, now);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, drawn, pdf, now));
    }

    /** The signed twin of that very notice. */
    private Optional<Paper> signed(LotKey key, Paper drawn) {
        return papers.newest(key, Paper.Kind.SIGNED_NOTICE_PDF).filter(paper -> paper.number() > drawn.number());
    }

    private void check(UUID tenderee, byte[] drawn, byte[] pdf, Instant now) {
        var refused = new ArrayList<Refused>();
        new AddedSignature(drawn, List.of(), pdf)
                .check(register.current(), now, REASONS, refused)
                .ifPresent(newest -> checkCertificate(tenderee, newest, refused));
        Refused.all(refused);
    }

    private void checkCertificate(UUID tenderee, SignedRecord.Stamped newest, List<Refused> refused) {
        var signature = newest.signature();
        try {
            certificates.requireFor(tenderee, signature.signer(), signature.chain(), newest.at());
        } catch (InvalidEvidence e) {
            refused.add(new Refused(AwardRefusal.BAD_NOTICE_SIGNATURE, e.code() + ": " + e.detail()));
        }
    }

    private Paper keep(LotKey key, Paper drawn, byte[] pdf, Instant now) {
        var lot = lots.lock(key);
        if (signed(key, drawn).isPresent()) {
            throw new Refused(AwardRefusal.ALREADY_SIGNED, "The notice is signed");
        }
        var award = awards.get(key);
        var notice = AwardNotice.read(
                SignedMessage.parse(papers.require(key, Paper.Kind.NOTICE).content())
                        .body());
        if (!award.decisionSha256().filter(notice.decisionSha256()::equals).isPresent()) {
            throw new Refused(AwardRefusal.NOTICE_CHANGED, "Another decision is in force; draw the notice up again");
        }
        var sendsNow = lot.allows(Trigger.SEND_NOTICES);
        if (sendsNow) {
            lot.move(Trigger.SEND_NOTICES, Actor.TENDEREE);
        }
        var paper = papers.keep(key, Paper.Kind.SIGNED_NOTICE_PDF, pdf, now);
        var digests = Map.of("notice", notice.sha256(), "pdf", Framing.hex(Framing.sha256(pdf)));
        var logged = new LoggedPaper(key.tender(), key.lot(), award.round(), digests);
        log.append(new OpenEntry("AWARD_NOTICE", SignedMessage.sign(logged.body(), keys.signer())));
        if (sendsNow) {
            sendNotices.with(lot, award, now);
        }
        Log.infof("Lot %s: award notice %s signed", key, notice.sha256());
        return paper;
    }
}
