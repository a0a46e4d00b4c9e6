package org.sunseal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import org.sunseal.audit.proof.HttpTileSource;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.evaluation.proof.EvaluationReport;
import org.sunseal.evaluation.proof.LoggedEvaluation;
import org.sunseal.opening.TrusteesAtWork;
import org.sunseal.platform.TestStack;
import org.sunseal.project.web.RegisteredLot;

/** A signed report, as its tender side and the readers of the log have it. */
final class HandedOutReport {
    private HandedOutReport() {}

    static EvaluationReport of(RegisteredLot lot, EvaluatingCommittee committee) {
        String message = lot.agency
                .asks()
                .get(committee.path() + "/report")
                .then()
                .statusCode(200)
                .extract()
                .path("report");
        var signed = SignedMessage.parse(Base64.getDecoder().decode(message));
        assertThat(signed.onlySigner()).isEqualTo(TestStack.world().platform().certificate());
        return EvaluationReport.read(signed.body());
    }

    /** The EVALUATION entry of that report, once its tick has come. */
    static LoggedEvaluation logged(EvaluationReport report) throws InterruptedException {
        var witnesses = TrusteesAtWork.start();
        try {
            return awaitLogged(report);
        } finally {
            witnesses.stop();
        }
    }

    private static LoggedEvaluation awaitLogged(EvaluationReport report) throws InterruptedException {
        for (var attempt = 0; attempt < 300; attempt++) {
            var found = new ArrayList<LoggedEvaluation>();
            var reader = LogReader.newest(
                    new HttpTileSource(URI.create("http://127.0.0.1:" + RestAssured.port + "/log/")),
                    TestStack.world().register().logKey());
            reader.visit(0, reader.checkpoint().size(), (index, bytes) -> {
                if (LogEntries.parse(bytes) instanceof OpenEntry entry
                        && entry.type().equals("EVALUATION")) {
                    found.add(LoggedEvaluation.read(
                            SignedMessage.parse(entry.message()).body()));
                }
            });
            for (var each : found) {
                if (each.reportSha256().equals(report.sha256())) {
                    return each;
                }
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The report was never logged");
    }
}
