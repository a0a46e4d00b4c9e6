package org.sunseal.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.proof.EvaluationReport;

/**
 * A bid the committee recommends (中标候选人).
 *
 * @param rank 1 to 3; equals share one
 * @param price as it was read out, in text with two decimals; the price of the contract
 * @param score the total; null where the price alone decides
 */
public record Candidate(
        int rank,
        String slot,
        String organisation,
        String creditCode,
        String price,
        @Nullable String score) {
    /** Those of a report, best first. */
    public static List<Candidate> of(EvaluationReport report) {
        return report.findings().candidates().stream()
                .map(scored -> {
                    var bid = report.charge().bid(scored.bid());
                    var total = scored.total();
                    return new Candidate(
                            scored.rank(),
                            bid.slot(),
                            bid.organisation(),
                            bid.creditCode(),
                            bid.price().toPlainString(),
                            total == null ? null : total.toPlainString());
                })
                .toList();
    }
}
