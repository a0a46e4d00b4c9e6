package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.LoggedEvaluation;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.project.Lot;
import org.sunseal.project.Lots;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Trigger;

/**
 * Ends an evaluation when every member has signed or dissented in writing, or when their time is over: who did neither
 * counts as consenting (Regulation 53, Order 87 art. 61). The lot moves, the log gets the digests, listeners are told, in
 * one transaction.
 */
@ApplicationScoped
class EndEvaluation {
    private final Evaluations evaluations;
    private final ReportSignatures signatures;
    private final Lots lots;
    private final PlatformKeys keys;
    private final AuditLog audit;
    private final Event<EvaluationEvent> events;

    EndEvaluation(
            Evaluations evaluations,
            ReportSignatures signatures,
            Lots lots,
            PlatformKeys keys,
            AuditLog audit,
            Event<EvaluationEvent> events) {
        this.evaluations = evaluations;
        this.signatures = signatures;
        this.lots = lots;
        this.keys = keys;
        this.audit = audit;
        this.events = events;
    }

    /** Ends one whose time is over, unless its lot is stopped or it has ended meanwhile. */
    @Transactional
    void endDue(UUID id, Instant now) {
        var lot = lots.lock(evaluations.lotOf(id));
        var evaluation = evaluations.get(id);
        if (lot.allows(Trigger.SIGN_REPORT) && evaluation.isDue(now)) {
            endIfComplete(lot, evaluation, now);
        }
    }

    /** Ends it unless somebody still has to sign. The caller has the lot alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endIfComplete(Lot lot, Evaluation evaluation, Instant now) {
        var signed = signatures.of(evaluation.id());
        var signers = signed.stream().map(ReportSignature::member).toList();
        var dissenting = dissenting(evaluation);
        var silent = evaluation.charge().members().stream()
                .filter(member -> !signers.contains(member) && !dissenting.contains(member))
                .toList();
        if (!silent.isEmpty() && !evaluation.isDue(now)) {
            return;
        }
        var report = evaluation.report().orElseThrow();
        var pdf = signed.isEmpty()
                ? evaluation.pdf().orElseThrow()
                : signed.getLast().pdf();
        var failed = report.findings().failed();
        evaluation.finish(now);
        lot.move(failed ? Trigger.REJECT_ALL : Trigger.SIGN_REPORT, Actor.COMMITTEE);
        var logged = new LoggedEvaluation(
                report.charge().place(),
                failed,
                report.sha256(),
                Framing.hex(Framing.sha256(pdf)),
                signers,
                dissenting,
                silent);
        audit.append(new OpenEntry("EVALUATION", SignedMessage.sign(logged.body(), keys.signer())));
        events.fire(
                failed
                        ? new EvaluationEvent.Failed(
                                lot.key(), evaluation.round(), report.findings().reasonsToFail())
                        : new EvaluationEvent.Evaluated(
                                lot.key(), evaluation.round(), Candidate.of(report), report.sha256()));
        Log.infof("Evaluation of %s ended: %s", lot.key(), report.sha256());
    }

    private List<String> dissenting(Evaluation evaluation) {
        return evaluations.kept(evaluation).stream()
                .map(KeptAct::act)
                .filter(Act.Dissent.class::isInstance)
                .map(Act.Dissent.class::cast)
                .map(Act.Dissent::member)
                .distinct()
                .toList();
    }
}
