package org.sunseal.cli.scenario.procedure;

import java.util.Map;
import org.sunseal.cli.PlatformTimestamps;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.documents.pdf.SignedPdf;
import org.sunseal.evaluation.proof.EvaluationReport;

/** The lead has the report drawn up, and every member signs it on its own machine, with its own key. */
public final class SignReport {
    private static final String REASON = "评标报告签字"; // what a reader of the PDF is shown: a member signs the report

    private final Ensemble ensemble;

    public SignReport(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Leaves the lot evaluated, its report recomputed from all that was voted and marked. */
    public void play(Committee committee) {
        var told = ensemble.told();
        var lot = committee.lot();
        told.act("The report is drawn up and signed");
        told.step("%s: the lead has it drawn up".formatted(lot));
        var drawn = committee.lead().does(committee, "report", Map.of());
        for (var candidate : drawn.list("candidates")) {
            told.seen("%d. %-26s CNY %15s  %s"
                    .formatted(
                            candidate.smallInteger("rank"),
                            candidate.text("organisation"),
                            candidate.text("price"),
                            candidate.optionalText("score").orElse("")));
        }
        told.step(
                "Each of %d members signs the PDF".formatted(committee.members().size()));
        committee.members().forEach(member -> sign(committee, member));
        Deviation.unless(
                lot.stage(ensemble.anyone()).equals("EVALUATED"), "All have signed and the lot is not EVALUATED");
        verify(committee, drawn.digest("reportSha256"));
    }

    private void sign(Committee committee, Member member) {
        var pdf = member.api().bytes(committee.path() + "/member/report.pdf");
        var stamps = new PlatformTimestamps(member.api(), ensemble.setting().register());
        var signed = SignedPdf.sign(
                pdf, member.signer(), stamps, REASON, ensemble.clocks().now());
        member.api().postBytes(committee.path() + "/report/signatures", "application/pdf", signed);
    }

    /** What the tenderee has in its hands: everything follows from the acts in it. */
    private void verify(Committee committee, String sha256) {
        var told = ensemble.told();
        var tenderee = committee.lot().tenderee().api();
        told.step("The tenderee gets the report, and computes ranks and scores again");
        var message =
                SignedMessage.parse(tenderee.get(committee.path() + "/report").bytes("report"));
        Deviation.unless(
                message.onlySigner().equals(ensemble.setting().register().platformSigning()),
                "The report is not the platform's");
        var report = EvaluationReport.read(message.body());
        Deviation.unless(report.sha256().equals(sha256), "Another report was signed");
        report.verify();
        var pdf = SignedPdf.read(tenderee.bytes(committee.path() + "/report.pdf"));
        Deviation.unless(
                pdf.signatures().size() == committee.members().size() + 1,
                "The PDF has %d signatures".formatted(pdf.signatures().size()));
        told.seen("%d acts lead to that ranking; platform and members signed the PDF"
                .formatted(report.acts().size()));
    }
}
