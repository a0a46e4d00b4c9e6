package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Signed;
import org.sunseal.dispute.DisputeEvent;
import org.sunseal.dispute.Disputes;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.evaluation.proof.ReevaluationOrder;
import org.sunseal.experts.DissolveCommittee;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Stage;
import org.sunseal.trade.Trigger;

/**
 * Has the bids of a lot evaluated again, on a listed ground. The report that falls is kept; the next sitting begins when
 * its committee is seated. Step, order and open log entry are one transaction.
 */
@ApplicationScoped
public class OrderReevaluation {
    private final Reevaluations reevaluations;
    private final Evaluations evaluations;
    private final Disputes disputes;
    private final DissolveCommittee dissolve;
    private final TenderSide tenderSide;
    private final Lots lots;
    private final SigningCertificates certificates;
    private final AuditLog audit;
    private final Event<EvaluationEvent> events;
    private final Clock clock;

    OrderReevaluation(
            Reevaluations reevaluations,
            Evaluations evaluations,
            Disputes disputes,
            DissolveCommittee dissolve,
            TenderSide tenderSide,
            Lots lots,
            SigningCertificates certificates,
            AuditLog audit,
            Event<EvaluationEvent> events,
            Clock clock) {
        this.reevaluations = reevaluations;
        this.evaluations = evaluations;
        this.disputes = disputes;
        this.dissolve = dissolve;
        this.tenderSide = tenderSide;
        this.lots = lots;
        this.certificates = certificates;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the order; the same again answers with the one there is.
     *
     * @param party of the tenderee, or of its agency; the order is signed with a certificate of its own organisation
     * @param message CMS SignedData over a {@link ReevaluationOrder}
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-the-tender-side}, {@code step-not-allowed}, {@code
     *     wrong-report}, {@code reevaluation-ground}, {@code reevaluation-unfounded}
     * @throws org.sunseal.crypto.InvalidEvidence when the message, its signature or its certificate does not hold
     */
    public Reevaluation order(Party party, LotKey key, byte[] message) {
        var signed = Signed.parse(message, ReevaluationOrder::read);
        var now = clock.instant();
        var own = QuarkusTransaction.requiringNew().call(party::organisation);
        var by = QuarkusTransaction.requiringNew().call(() -> tenderSide.require(key.tender(), own));
        certificates.requireFor(
                own, signed.message().onlySigner(), signed.message().chain(), now);
        return QuarkusTransaction.requiringNew().call(() -> keep(key, signed, message, by, now));
    }

    private Reevaluation keep(LotKey key, Signed<ReevaluationOrder> signed, byte[] message, Actor by, Instant now) {
        var lot = lots.lock(key);
        var known = reevaluations.of(key);
        var again = known.stream()
                .filter(each -> Arrays.equals(each.message(), message))
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        var order = signed.content();
        var published = lot.stage() == Stage.PUBLICITY;
        lot.move(Trigger.REEVALUATE, by);
        var evaluation = evaluations.require(key);
        var ground = ReevaluationGround.of(lot.kind(), order.ground());
        var refused = new ArrayList<>(refuse(lot, evaluation, order, ground));
        refused.addAll(unfounded(key, order, published));
        Refused.all(refused);
        var anew = ground.orElseThrow().newCommittee();
        var kept = new Reevaluation(key, known.size() + 1, anew, signed, now);
        reevaluations.keep(kept);
        audit.append(new OpenEntry(ReevaluationOrder.TYPE, message));
        // whom the new report ranks is for the committee to say, so nothing more follows from those about the old one
        disputes.follow(key, List.of(Consequence.REEVALUATE, Consequence.NEXT_CANDIDATE), now);
        if (anew) {
            dissolve.of(key, DissolveCommittee.Cause.REEVALUATION);
        }
        events.fire(new EvaluationEvent.SentBack(key, order.round(), order.reportSha256(), now));
        Log.infof("Lot %s is evaluated again, order %s", key, order.sha256());
        return kept;
    }

    private static List<Refused> refuse(
            Lot lot, Evaluation evaluation, ReevaluationOrder order, Optional<ReevaluationGround> ground) {
        var refused = new ArrayList<Refused>();
        var report = evaluation.report().filter(ended -> evaluation.isFinished());
        if (!new LotKey(order.tender(), order.lot()).equals(lot.key()) || order.round() != evaluation.round()) {
            refused.add(
                    new Refused(EvaluationRefusal.REEVALUATION_ELSEWHERE, "lot", "It is about another lot or round"));
        }
        if (report.filter(ended -> ended.sha256().equals(order.reportSha256())).isEmpty()) {
            refused.add(new Refused(
                    EvaluationRefusal.NOT_THE_REPORT_IN_FORCE, "reportSha256", "Another report is in force"));
        }
        if (ground.isEmpty()) {
            refused.add(new Refused(
                    EvaluationRefusal.REEVALUATION_GROUND,
                    "ground",
                    "The grounds are: "
                            + ReevaluationGround.of(lot.kind()).stream()
                                    .map(row -> row.code() + " " + row.source())
                                    .collect(Collectors.joining(", "))));
        }
        if (order.reason().isBlank()) {
            refused.add(new Refused(EvaluationRefusal.REEVALUATION_GROUND, "reason", "It says what happened"));
        }
        return refused;
    }

    /** Candidates that are published stay, unless somebody objected and was right (TBR 54). */
    private List<Refused> unfounded(LotKey key, ReevaluationOrder order, boolean published) {
        var asked = disputes.unfollowed(key).stream()
                .filter(upheld -> upheld.consequence() == Consequence.REEVALUATE)
                .map(DisputeEvent.Upheld::objection)
                .toList();
        if (order.objection().isPresent() ? asked.contains(order.objection().get()) : !published) {
            return List.of();
        }
        return List.of(new Refused(
                EvaluationRefusal.REEVALUATION_UNFOUNDED,
                "objection",
                "It must name an upheld objection that asks for it; open are %s".formatted(asked)));
    }
}
