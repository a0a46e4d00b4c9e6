package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.sunseal.crypto.Certificates;
import org.sunseal.evaluation.proof.Charge;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.trade.Trigger;

/**
 * Takes a member's signature on the report. It was made on the member's own machine, with a key the platform never sees;
 * what comes back is the PDF with an increment behind it. The last one ends the evaluation.
 */
@ApplicationScoped
public class SignReport {
    private final Evaluations evaluations;
    private final ReportSignatures signatures;
    private final ReportSignatureChecks checks;
    private final EndEvaluation end;
    private final Lots lots;
    private final Clock clock;

    SignReport(
            Evaluations evaluations,
            ReportSignatures signatures,
            ReportSignatureChecks checks,
            EndEvaluation end,
            Lots lots,
            Clock clock) {
        this.evaluations = evaluations;
        this.signatures = signatures;
        this.checks = checks;
        this.end = end;
        this.lots = lots;
        this.clock = clock;
    }

    /**
     * Takes the signature; the same file again is answered as the first time.
     *
     * @param account the member's
     * @param pdf the report as {@link Reports#pdf} gives it, with one signature more
     * @throws Refused or {@link org.sunseal.kernel.Refusals} with all that is wrong
     */
    public ReportSignature sign(String account, LotKey lot, byte[] pdf) {
        var now = clock.instant();
        var found = QuarkusTransaction.requiringNew().call(() -> find(account, lot));
        var again = found.known().stream()
                .filter(each -> each.member().equals(found.seat().member()))
                .filter(each -> Arrays.equals(each.pdf(), pdf))
                .findFirst();
        if (again.isPresent()) {
            return again.get();
        }
        var accepted =
                checks.check(new ReportSignatureChecks.Upload(found.seat(), found.report(), found.known(), pdf), now);
        var signature = new ReportSignature(
                new ReportSignature.Key(found.evaluation(), found.known().size() + 1),
                found.seat().member(),
                pdf,
                Certificates.sha256(accepted.certificate().certificate()),
                accepted.certificate().crlSha256(),
                accepted.at(),
                now);
        QuarkusTransaction.requiringNew().run(() -> keep(lot, signature, now));
        return signature;
    }

    private record Found(UUID evaluation, Charge.CommitteeSeat seat, byte[] report, List<ReportSignature> known) {}

    private Found find(String account, LotKey lot) {
        var evaluation = evaluations.require(lot);
        var seat = evaluation.charge().seat(evaluation.requireMember(account)).orElseThrow();
        var known = signatures.of(evaluation.id());
        if (known.stream().noneMatch(each -> each.member().equals(seat.member()))) {
            evaluation.requireReported();
        }
        return new Found(evaluation.id(), seat, evaluation.pdf().orElseThrow(), known);
    }

    private void keep(LotKey key, ReportSignature signature, Instant now) {
        var lot = lots.lock(key);
        if (!lot.allows(Trigger.SIGN_REPORT)) {
            throw new Refused(EvaluationRefusal.NOT_EVALUATING, "The lot is at %s".formatted(lot.stage()));
        }
        var evaluation = evaluations.require(key);
        evaluation.requireReported();
        if (signatures.of(evaluation.id()).size() != signature.number() - 1) {
            throw new Refused(
                    EvaluationRefusal.REPORT_SIGNED_MEANWHILE,
                    "Somebody signed meanwhile; fetch the report and sign again");
        }
        signatures.keep(signature);
        Log.infof("Report on %s signed by member %s", key, signature.member());
        end.endIfComplete(lot, evaluation, now);
    }
}
