package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The reports of evaluations that have ended, for whoever goes on from there; it is for them to keep names secret. */
@ApplicationScoped
public class Reports {
    private final Evaluations evaluations;
    private final ReportSignatures signatures;

    Reports(Evaluations evaluations, ReportSignatures signatures) {
        this.evaluations = evaluations;
        this.signatures = signatures;
    }

    /** The report that ended the latest evaluation of a lot; empty until one has ended. */
    public Optional<EvaluationReport> of(LotKey lot) {
        return ended(lot).flatMap(Evaluation::report);
    }

    /** The same as the platform signed it, CMS. */
    public Optional<byte[]> message(LotKey lot) {
        return ended(lot).flatMap(Evaluation::reportMessage);
    }

    /** Its PDF twin with all signatures. */
    public Optional<byte[]> pdf(LotKey lot) {
        return ended(lot).map(this::newest);
    }

    /**
     * A signed report of a lot, the one in force or an earlier one.
     *
     * @param message as the platform signed it, CMS
     * @param pdf its twin with all signatures
     */
    public record Ended(int round, int sitting, byte[] message, byte[] pdf) {}

    /** All of a lot in the order of rounds and sittings; the last is in force. */
    public List<Ended> all(LotKey lot) {
        return evaluations.ended(lot).stream()
                .map(each -> new Ended(
                        each.round(), each.sitting(), each.reportMessage().orElseThrow(), newest(each)))
                .toList();
    }

    /** The PDF as it is, to be signed by the next member; refuses {@code no-report} until it is drawn up. */
    byte[] newest(Evaluation evaluation) {
        var signed = signatures.of(evaluation.id());
        return signed.isEmpty()
                ? evaluation.pdf().orElseThrow(() -> new Refused(EvaluationRefusal.NO_REPORT, "There is no report yet"))
                : signed.getLast().pdf();
    }

    List<ReportSignature> signatures(Evaluation evaluation) {
        return signatures.of(evaluation.id());
    }

    private Optional<Evaluation> ended(LotKey lot) {
        return evaluations.find(lot).filter(Evaluation::isFinished);
    }
}
