package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.evaluation.Reports;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.Findings;
import org.sunseal.evaluation.proof.Rejection;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid;
import org.sunseal.project.LotKey;

/** What each bidder is to learn of its own bid, out of the report. Nobody's row says anything of another's. */
@ApplicationScoped
class OwnResults {
    private final Reports reports;
    private final QuotedBids quoted;

    OwnResults(Reports reports, QuotedBids quoted) {
        this.reports = reports;
        this.quoted = quoted;
    }

    /** How a bidder fared; a sealed type, because who was rejected has no rank. */
    sealed interface Own {
        String creditCode();

        String slot();
    }

    /**
     * A bid that was compared.
     *
     * @param score a dash where the price alone decides
     */
    record Compared(String slot, String creditCode, int rank, String score) implements Own {}

    /** A bid that was not admitted to the comparison, and why. */
    record Rejected(String slot, String creditCode, String reason) implements Own {}

    /** Of everybody whose bid was opened. */
    List<Own> of(LotKey lot, Award award) {
        var report = reports.of(lot)
                .orElseThrow(() -> new Refused(AwardRefusal.NOT_EVALUATED, "There is no report of lot " + lot));
        var all = new ArrayList<Own>();
        for (var bid : quoted.of(lot, award.round())) {
            if (bid.result() == RecordedBid.Result.OPENED) {
                all.add(own(report, bid));
            }
        }
        return all;
    }

    private static Own own(EvaluationReport report, RecordedBid bid) {
        var rejected = report.findings().rejections().stream()
                .filter(rejection -> rejection.bid().equals(bid.slot()))
                .map(Rejection::reasons)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (!rejected.isEmpty()) {
            return new Rejected(bid.slot(), bid.creditCode(), String.join("；", rejected));
        }
        return report.findings().scores().stream()
                .filter(scored -> scored.bid().equals(bid.slot()))
                .findFirst()
                .map(scored -> (Own) compared(bid, scored))
                .orElseThrow(() -> new IllegalStateException("The report says nothing of slot " + bid.slot()));
    }

    private static Compared compared(RecordedBid bid, Findings.Scored scored) {
        var total = Optional.ofNullable(scored.total()).map(BigDecimal::toPlainString);
        return new Compared(bid.slot(), bid.creditCode(), scored.rank(), total.orElse("—"));
    }
}
