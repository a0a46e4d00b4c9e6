package org.sunseal.evaluation;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.evaluation.proof.Findings;

/**
 * What follows from a committee's work, as its members see it before they sign.
 *
 * @param reference the reference price; null where the method has none
 * @param reasonsToFail why all bids are rejected; empty where there is a ranking
 * @param scores the ranking, best first; equals share a rank
 * @param candidates slots of those the committee recommends
 */
public record ShownResult(
        @Nullable String reference, List<String> reasonsToFail, List<ShownScore> scores, List<String> candidates) {
    /**
     * One bid in the ranking; decimals in text.
     *
     * @param evaluated the price it is compared by
     * @param price the price score; null where nothing is scored
     * @param parts the other scores by part
     * @param total null where nothing is scored
     */
    public record ShownScore(
            int rank,
            String bid,
            String evaluated,
            @Nullable String price,
            Map<String, String> parts,
            @Nullable String total) {
        private static ShownScore of(Findings.Scored scored) {
            var parts = new LinkedHashMap<String, String>();
            scored.parts().forEach((part, score) -> parts.put(part, score.toPlainString()));
            return new ShownScore(
                    scored.rank(),
                    scored.bid(),
                    scored.evaluated().toPlainString(),
                    text(scored.price()),
                    parts,
                    text(scored.total()));
        }
    }

    static ShownResult of(Findings findings) {
        return new ShownResult(
                text(findings.reference()),
                findings.reasonsToFail(),
                findings.scores().stream().map(ShownScore::of).toList(),
                findings.candidates().stream().map(Findings.Scored::bid).toList());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
