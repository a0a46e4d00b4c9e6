package org.sunseal.award;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.sunseal.evaluation.Reports;
import org.sunseal.project.Lot;

/** The report of the evaluation, with its printed twin and all signatures on it. */
@ApplicationScoped
class ArchivedEvaluation implements ArchivePart {
    private final Reports reports;

    ArchivedEvaluation(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void writeTo(PackageWriter archive, Lot lot) throws IOException {
        var message = QuarkusTransaction.requiringNew().call(() -> reports.message(lot.key()));
        var pdf = QuarkusTransaction.requiringNew().call(() -> reports.pdf(lot.key()));
        if (message.isPresent()) {
            archive.put("evaluation/report.p7m", message.get());
        }
        if (pdf.isPresent()) {
            archive.put("evaluation/report.pdf", pdf.get());
        }
    }
}
