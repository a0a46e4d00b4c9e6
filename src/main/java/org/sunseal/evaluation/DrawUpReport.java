package org.sunseal.evaluation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.TreeMap;
import java.util.UUID;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.TimestampSource;
import org.sunseal.documents.pdf.PdfPages;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.SittingRefusal;
import org.sunseal.experts.Committee;
import org.sunseal.experts.Committees;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.TenderProjects;

/**
 * Draws up a committee's report, JSON and PDF, both signed by the platform. From then on members sign the PDF or say in
 * writing why they do not.
 */
@ApplicationScoped
public class DrawUpReport {
    private final Evaluations evaluations;
    private final Committees committees;
    private final Lots lots;
    private final TenderProjects projects;
    private final PlatformKeys keys;
    private final TimestampSource timestamps;
    private final EvaluationConfig config;
    private final Clock clock;

    DrawUpReport(
            Evaluations evaluations,
            Committees committees,
            Lots lots,
            TenderProjects projects,
            PlatformKeys keys,
            TimestampSource timestamps,
            EvaluationConfig config,
            Clock clock) {
        this.evaluations = evaluations;
        this.committees = committees;
        this.lots = lots;
        this.projects = projects;
        this.keys = keys;
        this.timestamps = timestamps;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Draws up the report of a committee that has come to its result.
     *
     * @param account the lead's
     * @throws Refused {@code not-your-evaluation}, {@code not-the-lead}, {@code out-of-turn}, {@code report-drawn-up},
     *     {@code evaluation-ended}
     */
    public EvaluationReport drawUp(String account, LotKey lot) {
        var draft = QuarkusTransaction.requiringNew().call(() -> draft(account, lot));
        // outside of any transaction: the time-stamp authority may be slow
        var message = SignedMessage.sign(draft.report().body(), keys.signer());
        var printed = SignedPdf.sign(
                PdfPages.render(draft.page().xhtml()),
                keys.signer(),
                timestamps,
                "评标报告",
                draft.report().at());
        QuarkusTransaction.requiringNew().run(() -> keep(lot, draft, message, printed));
        Log.infof("Report of the evaluation of %s: %s", lot, draft.report().sha256());
        return draft.report();
    }

    private record Draft(UUID evaluation, EvaluationReport report, EvaluationReportPage page) {}

    private Draft draft(String account, LotKey key) {
        var evaluation = evaluations.require(key);
        evaluation.requireAtWork();
        var sitting = evaluations.sitting(evaluation);
        sitting.requireLead(evaluation.requireMember(account));
        var names = new TreeMap<String, String>();
        var committee = committees.of(key).orElseThrow(() -> changed(key));
        for (var seat : evaluation.charge().committee()) {
            names.put(
                    seat.member(),
                    committee.members().stream()
                            .filter(member -> member.id().equals(seat.member())
                                    && member.certificateSha256().equals(seat.certificateSha256()))
                            .map(Committee.Member::name)
                            .findFirst()
                            .orElseThrow(() -> changed(key)));
        }
        var report =
                new EvaluationReport(evaluation.charge(), names, sitting.acts(), sitting.findings(), clock.instant());
        var page = new EvaluationReportPage(
                projects.get(key.tender()).name(), lots.get(key).name(), report);
        return new Draft(evaluation.id(), report, page);
    }

    private static Refused changed(LotKey lot) {
        return new Refused(
                EvaluationRefusal.COMMITTEE_MISSING,
                "The committee of %s was changed; the new one has to be seated first".formatted(lot));
    }

    private void keep(LotKey key, Draft draft, byte[] message, byte[] printed) {
        lots.lock(key);
        var evaluation = evaluations.get(draft.evaluation());
        if (evaluations.kept(evaluation).getLast().number()
                != draft.report().acts().size()) {
            throw new Refused(SittingRefusal.OUT_OF_TURN, "Something was done meanwhile; draw the report up again");
        }
        evaluation.report(message, printed, draft.report().at().plus(config.signingTime()));
    }
}
