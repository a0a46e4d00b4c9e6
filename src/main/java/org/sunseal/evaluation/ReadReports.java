package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/**
 * The reports of a lot, for whoever may read them: members and the regulator when one is drawn up, the tender side when
 * it is signed.
 */
@ApplicationScoped
public class ReadReports {
    private final Evaluations evaluations;
    private final Reports reports;

    ReadReports(Evaluations evaluations, Reports reports) {
        this.evaluations = evaluations;
        this.reports = reports;
    }

    /** The newest report's JSON twin, CMS; refuses {@code no-report}. */
    @Transactional
    public byte[] report(Viewer viewer, LotKey lot) {
        return requireReadable(viewer, lot)
                .reportMessage()
                .orElseThrow(() -> new Refused(EvaluationRefusal.NO_REPORT, "There is no report yet"));
    }

    /** Its PDF twin with all signatures there are. */
    @Transactional
    public byte[] pdf(Viewer viewer, LotKey lot) {
        return reports.newest(requireReadable(viewer, lot));
    }

    /**
     * A report that ended a sitting; the last of a lot is in force, those before it fell.
     *
     * @param reportSha256 digest of its JSON body, hex
     */
    public record Ended(int round, int sitting, String reportSha256) {}

    /** Which reports there are, for the tender side and the regulator. */
    @Transactional
    public List<Ended> ended(LotKey lot) {
        return evaluations.ended(lot).stream()
                .map(each -> new Ended(
                        each.round(),
                        each.sitting(),
                        each.report().orElseThrow().sha256()))
                .toList();
    }

    /** One of them as signed JSON, refusing {@code no-report}. */
    @Transactional
    public byte[] report(LotKey lot, int round, int sitting) {
        return evaluations.ended(lot).stream()
                .filter(each -> each.round() == round && each.sitting() == sitting)
                .findFirst()
                .flatMap(Evaluation::reportMessage)
                .orElseThrow(() -> new Refused(
                        EvaluationRefusal.NO_REPORT,
                        "Sitting %d on round %d has no signed report".formatted(sitting, round)));
    }

    private Evaluation requireReadable(Viewer viewer, LotKey lot) {
        var evaluation = evaluations.require(lot);
        if (viewer instanceof Viewer.Member member) {
            evaluation.requireMember(member.account());
        }
        if (viewer instanceof Viewer.TenderSide && !evaluation.isFinished()) {
            throw new Refused(EvaluationRefusal.NO_REPORT, "The report is not signed yet");
        }
        return evaluation;
    }
}
