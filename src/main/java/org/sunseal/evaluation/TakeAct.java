package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.Act;
import org.sunseal.evaluation.proof.ChargedBid;
import org.sunseal.evaluation.proof.LowPrice;
import org.sunseal.evaluation.proof.Sitting;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Trigger;

/**
 * Takes what a member does, or a bidder who explains its price: the sitting admits it, it is kept, and the log commits to
 * it, all in one transaction.
 */
@ApplicationScoped
public class TakeAct {
    private final Evaluations evaluations;
    private final ReportSignatures signatures;
    private final EndEvaluation end;
    private final Lots lots;
    private final SigningCertificates certificates;
    private final Event<EvaluationEvent> events;
    private final Clock clock;

    TakeAct(
            Evaluations evaluations,
            ReportSignatures signatures,
            EndEvaluation end,
            Lots lots,
            SigningCertificates certificates,
            Event<EvaluationEvent> events,
            Clock clock) {
        this.evaluations = evaluations;
        this.signatures = signatures;
        this.end = end;
        this.lots = lots;
        this.certificates = certificates;
        this.events = events;
        this.clock = clock;
    }

    /** An act before it is known whose it is and when it comes. */
    public interface Draft {
        Act by(String who, Instant at);
    }

    /**
     * What a member does.
     *
     * @param account of whoever is calling
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code not-your-evaluation}, {@code not-evaluating}, {@code
     *     report-drawn-up}, {@code evaluation-ended}, and whatever the sitting refuses
     */
    public void take(String account, LotKey lot, Draft draft) {
        QuarkusTransaction.requiringNew().run(() -> {
            var held = lots.lock(lot);
            var evaluation = evaluations.require(lot);
            var member = evaluation.requireMember(account);
            keep(held, evaluation, draft.by(member, clock.instant()));
        });
    }

    /**
     * As {@link #take}, for an act that carries the member's own signature: its certificate has to be good now.
     *
     * @param message the CMS in the act
     * @throws Refused also {@code unfit-member-certificate}
     */
    public void takeSigned(String account, LotKey lot, byte[] message, Draft draft) {
        var signed = SignedMessage.parse(message);
        try { // outside of any transaction: a revocation list may have to be fetched
            certificates.check(signed.onlySigner(), signed.chain(), clock.instant());
        } catch (InvalidEvidence e) {
            throw new Refused(EvaluationRefusal.UNFIT_MEMBER_CERTIFICATE, e.code() + ": " + e.detail());
        }
        take(account, lot, draft);
    }

    /**
     * A bidder's explanation of its low price.
     *
     * @param creditCode of the bidder
     * @throws Refused {@code no-bid-to-explain}, and whatever the sitting refuses
     */
    public void explain(String creditCode, LotKey lot, String text) {
        QuarkusTransaction.requiringNew().run(() -> {
            var held = lots.lock(lot);
            var evaluation = evaluations.require(lot);
            var bid = evaluation.charge().bids().stream()
                    .filter(each -> each.creditCode().equals(creditCode))
                    .map(ChargedBid::slot)
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            EvaluationRefusal.NO_BID_TO_EXPLAIN, "Your organisation has no bid in this evaluation"));
            keep(held, evaluation, new Act.Explanation(bid, text, clock.instant()));
        });
    }

    private void keep(Lot lot, Evaluation evaluation, Act act) {
        if (!lot.allows(Trigger.SIGN_REPORT)) {
            throw new Refused(EvaluationRefusal.NOT_EVALUATING, "The lot is at %s".formatted(lot.stage()));
        }
        var reported = evaluation.reportMessage().isPresent();
        if (reported && act instanceof Act.Dissent dissent) {
            evaluation.requireReported();
            requireUnsigned(evaluation, dissent);
        } else {
            evaluation.requireAtWork();
        }
        var before = evaluations.sitting(evaluation);
        var after = before.after(act);
        evaluations.keep(evaluation, after.acts().size(), act);
        Log.infof("%s in the evaluation of %s, sitting %d", act.type(), evaluation.lotKey(), evaluation.sitting());
        askForExplanations(evaluation, before, after);
        if (reported) {
            end.endIfComplete(lot, evaluation, act.at());
        }
    }

    private void requireUnsigned(Evaluation evaluation, Act.Dissent dissent) {
        if (signatures.of(evaluation.id()).stream()
                .anyMatch(signature -> signature.member().equals(dissent.member()))) {
            throw new Refused(EvaluationRefusal.REPORT_SIGNED_ALREADY, "You have signed this report");
        }
    }

    private void askForExplanations(Evaluation evaluation, Sitting before, Sitting after) {
        if (before.lowPrices().isEmpty() && !after.lowPrices().isEmpty()) {
            var charge = after.charge();
            events.fire(new EvaluationEvent.ExplanationAsked(
                    evaluation.lotKey(),
                    evaluation.round(),
                    after.lowPrices().stream()
                            .map(LowPrice::bid)
                            .map(bid -> charge.bid(bid).creditCode())
                            .toList(),
                    after.explanationDue()));
        }
    }
}
