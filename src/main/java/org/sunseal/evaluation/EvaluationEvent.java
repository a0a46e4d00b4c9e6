package org.sunseal.evaluation;

import java.time.Instant;
import java.util.List;
import org.sunseal.project.LotKey;

/** What came of an evaluation, told to whoever listens in the same transaction. */
public sealed interface EvaluationEvent {
    LotKey lot();

    int round();

    /**
     * The report is signed and ranks the bids.
     *
     * @param candidates the first three ranks, best first; equals share a rank
     * @param reportSha256 digest of the report's JSON body, hex
     */
    record Evaluated(LotKey lot, int round, List<Candidate> candidates, String reportSha256)
            implements EvaluationEvent {
        public Evaluated {
            candidates = List.copyOf(candidates);
        }
    }

    /** The lot came to nothing: too few qualified bidders, or all bids rejected. */
    record Failed(LotKey lot, int round, List<String> reasons) implements EvaluationEvent {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The bids are to be evaluated again.
     *
     * @param reportSha256 the report that falls
     */
    record SentBack(LotKey lot, int round, String reportSha256, Instant at) implements EvaluationEvent {}

    /**
     * Bidders are asked to explain their low prices.
     *
     * @param creditCodes the bidders
     */
    record ExplanationAsked(LotKey lot, int round, List<String> creditCodes, Instant until) implements EvaluationEvent {
        public ExplanationAsked {
            creditCodes = List.copyOf(creditCodes);
        }
    }
}
