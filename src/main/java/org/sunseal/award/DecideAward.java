package org.sunseal.award;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.award.proof.Decision;
import org.sunseal.crypto.Signed;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Stage;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * Decides who wins, or that nobody does; and again when the winner does not come to a contract: then the next in rank
 * wins, or nobody (TBR 55). The tenderee signs the decision; where the law takes its silence for the first in
 * rank, the platform does (GPR 43; O87 68). The step, the paper and its open log entry are one transaction.
 */
@ApplicationScoped
public class DecideAward {
    private final Lots lots;
    private final Awards awards;
    private final Papers papers;
    private final AttachFile files;
    private final BidValidity validity;
    private final OpenMatters matters;
    private final TenderSide tenderSide;
    private final Clocks clocks;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Event<AwardEvent> events;
    private final Clock clock;

    DecideAward(
            Lots lots,
            Awards awards,
            Papers papers,
            AttachFile files,
            BidValidity validity,
            OpenMatters matters,
            TenderSide tenderSide,
            Clocks clocks,
            PlatformKeys keys,
            AuditLog log,
            Event<AwardEvent> events,
            Clock clock) {
        this.lots = lots;
        this.awards = awards;
        this.papers = papers;
        this.files = files;
        this.validity = validity;
        this.matters = matters;
        this.tenderSide = tenderSide;
        this.clocks = clocks;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the tenderee's decision; the same again answers with the one there is.
     *
     * @param message CMS SignedData over the decision's canonical JSON
     * @throws Refused {@code not-the-tenderee}, {@code step-not-allowed}; or {@link org.sunseal.kernel.Refusals} with all
     *     that {@link DecisionRules} find
     * @throws org.sunseal.crypto.InvalidEvidence when the signature or its certificate does not hold
     */
    public Paper decide(Party tenderee, LotKey key, byte[] message) {
        var signed = Signed.parse(message, Decision::read);
        var now = clock.instant();
        var project = QuarkusTransaction.requiringNew().call(() -> tenderSide.requireTenderee(tenderee, key));
        tenderSide.requireSignedBy(List.of(project.tenderee()), signed.message(), now);
        return QuarkusTransaction.requiringNew().call(() -> decide(key, signed.content(), message, now));
    }

    private Paper decide(LotKey key, Decision decision, byte[] message, Instant now) {
        var lot = lots.lock(key);
        var inPublicity = lot.stage() == Stage.PUBLICITY;
        var again = papers.newest(key, Paper.Kind.DECISION).filter(paper -> Arrays.equals(paper.content(), message));
        if (again.isPresent()) {
            return again.get();
        }
        var award = awards.get(key);
        lot.move(trigger(lot, decision), Actor.TENDEREE);
        var upheld = matters.unfollowed(key);
        if (inPublicity && !upheld.contains(Consequence.RETENDER)) {
            throw new Refused(
                    AwardRefusal.PUBLICITY_RUNS, "Until the publicity is over only an upheld objection ends the lot");
        }
        Refused.all(refuse(lot, award, decision, upheld, now));
        return keep(award, decision, message, Award.DecidedBy.TENDEREE, now);
    }

    /** How a kind calls the choice of a winner is in its table; the one that is not open is refused there. */
    private static Trigger trigger(Lot lot, Decision decision) {
        if (decision.winner().isEmpty()) {
            return Trigger.FIND_NO_WINNER;
        }
        return Stream.of(Trigger.DECIDE, Trigger.AWARD_NEXT)
                .filter(lot::allows)
                .findFirst()
                .orElse(Trigger.AWARD);
    }

    private List<Refused> refuse(Lot lot, Award award, Decision decision, Set<Consequence> upheld, Instant now) {
        var refused = new ArrayList<Refused>();
        if (!new LotKey(decision.tender(), decision.lot()).equals(lot.key()) || decision.round() != award.round()) {
            refused.add(new Refused(AwardRefusal.WRONG_LOT, "lot", "It is about another lot or round"));
        }
        if (!decision.reportSha256().equals(award.reportSha256())) {
            refused.add(new Refused(
                    AwardRefusal.WRONG_REPORT, "reportSha256", "The report in force is " + award.reportSha256()));
        }
        validity.end(lot, award.round())
                .filter(end -> !now.isBefore(end))
                .ifPresent(end -> refused.add(
                        new Refused(AwardRefusal.BID_VALIDITY_ENDED, "The bids were valid until %s".formatted(end))));
        var rules = new DecisionRules(
                award.candidates(),
                AwardRows.grounds(lot.kind()),
                sha256 -> files.find(lot.key(), sha256).isPresent(),
                award.winner(),
                upheld);
        refused.addAll(rules.refuse(decision));
        return refused;
    }

    /** Takes the first in rank, because the tenderee was silent for too long. The caller holds the lot alone. */
    @Transactional(TxType.MANDATORY)
    void bySilence(Lot lot, Instant now) {
        var award = awards.get(lot.key());
        lot.move(Trigger.DECIDE, Actor.SYSTEM);
        var decision = new Decision(
                lot.key().tender(),
                lot.key().lot(),
                award.round(),
                award.reportSha256(),
                award.candidates().getFirst().slot(),
                List.of(),
                now.truncatedTo(ChronoUnit.MILLIS));
        keep(award, decision, SignedMessage.sign(decision.body(), keys.signer()), Award.DecidedBy.SYSTEM, now);
    }

    private Paper keep(Award award, Decision decision, byte[] message, Award.DecidedBy by, Instant now) {
        var key = award.lot();
        award.decide(decision, by, now);
        var paper = papers.keep(key, Paper.Kind.DECISION, message, now);
        log.append(new OpenEntry("AWARD", message));
        matters.follow(key, decision, now);
        clocks.meet(key, Subject.DECISION, now);
        clocks.meet(key, Subject.CONTRACT, now); // of the winner before, if there was one
        if (decision.winner().isPresent()) {
            var lot = lots.get(key);
            clocks.start(lot, Subject.ANNOUNCEMENT, now);
            clocks.start(lot, Subject.REPORT_TO_REGULATOR, now);
        } else {
            clocks.meetAll(key, now);
        }
        events.fire(new AwardEvent.Decided(key, decision.winner().orElse(""), decision.sha256()));
        Log.infof("Lot %s: decision %s by %s", key, decision.sha256(), by);
        return paper;
    }
}
