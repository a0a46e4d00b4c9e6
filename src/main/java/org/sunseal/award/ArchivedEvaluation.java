package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.evaluation.Reevaluations;
import org.sunseal.evaluation.Reports;
import org.sunseal.project.Lot;

/** The reports of the evaluation with their printed twins and all signatures: the one in force, and those that fell. */
@ApplicationScoped
class ArchivedEvaluation implements ArchivePart {
    private final Reports reports;
    private final Reevaluations reevaluations;

    ArchivedEvaluation(Reports reports, Reevaluations reevaluations) {
        this.reports = reports;
        this.reevaluations = reevaluations;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        var all = QuarkusTransaction.requiringNew().call(() -> reports.all(lot.key()));
        for (var i = 0; i < all.size(); i++) {
            var report = all.get(i);
            var folder = i == all.size() - 1
                    ? "evaluation/"
                    : "evaluation/round-%d-sitting-%d/".formatted(report.round(), report.sitting());
            archive.put(folder + "report.p7m", report.message());
            archive.put(folder + "report.pdf", report.pdf());
        }
        for (var order : QuarkusTransaction.requiringNew().call(() -> reevaluations.of(lot.key()))) {
            archive.put("evaluation/reevaluation-%d.p7m".formatted(order.number()), order.message());
        }
    }
}
