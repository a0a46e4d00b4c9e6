package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;
import org.sunseal.evaluation.formula.BidScore;
import org.sunseal.evaluation.formula.Composite;
import org.sunseal.evaluation.formula.EvaluatedBid;
import org.sunseal.evaluation.formula.LowestPrice;
import org.sunseal.evaluation.formula.Ranked;
import org.sunseal.evaluation.formula.ScoreSheets;

/**
 * What follows from a committee's acts, and from nothing else.
 *
 * @param lead the member who led
 * @param rejections every bid that is not compared, and why
 * @param reasonsToFail why all bids are rejected; empty where there is a ranking
 * @param reference the reference price; null where the method has none
 * @param scores the ranking, best first; equals share a rank
 */
public record Findings(
        String lead,
        List<Rejection> rejections,
        List<String> reasonsToFail,
        @Nullable BigDecimal reference,
        List<Scored> scores) {
    /** How many ranks are recommended (TBR 53). */
    private static final int CANDIDATES = 3;

    public Findings {
        rejections = List.copyOf(rejections);
        reasonsToFail = List.copyOf(reasonsToFail);
        scores = List.copyOf(scores);
    }

    /**
     * One bid in the ranking.
     *
     * @param bid the bid's slot
     * @param evaluated the price it is compared by
     * @param price the price score; null where nothing is scored
     * @param parts the other scores by part
     * @param total null where nothing is scored
     */
    public record Scored(
            int rank,
            String bid,
            BigDecimal evaluated,
            @Nullable BigDecimal price,
            SequencedMap<String, BigDecimal> parts,
            @Nullable BigDecimal total) {
        private Map<String, @Nullable Object> asMap() {
            var written = new LinkedHashMap<String, Object>();
            parts.forEach((part, score) -> written.put(part, score.toPlainString()));
            var map = new LinkedHashMap<String, @Nullable Object>();
            map.put("rank", rank);
            map.put("bid", bid);
            map.put("evaluated", evaluated.toPlainString());
            map.put("price", text(price));
            map.put("parts", written);
            map.put("total", text(total));
            return map;
        }

        private static Scored read(Fields fields) {
            fields.spelledOut("price", "total");
            var written = fields.object("parts");
            var parts = new LinkedHashMap<String, BigDecimal>();
            written.members().keySet().forEach(part -> parts.put(part, Decimals.read(written, part)));
            var scored = new Scored(
                    fields.smallInteger("rank"),
                    fields.id("bid"),
                    Decimals.read(fields, "evaluated"),
                    optional(fields, "price"),
                    parts,
                    optional(fields, "total"));
            fields.end();
            return scored;
        }
    }

    /** Whether all bids are rejected. */
    public boolean failed() {
        return !reasonsToFail.isEmpty();
    }

    /** Whom the committee recommends: the first three ranks. Who is preferred among equals is no act of a committee. */
    public List<Scored> candidates() {
        return scores.stream().filter(scored -> scored.rank() <= CANDIDATES).toList();
    }

    static Findings of(Charge charge, String lead, Reviews reviews, ScoreSheets sheets) {
        var rejections = new ArrayList<>(charge.rejectedBefore());
        rejections.addAll(reviews.rejections());
        var reasons = reviews.reasonsToFail();
        if (!reasons.isEmpty()) {
            return new Findings(lead, rejections, reasons, null, List.of());
        }
        var valid =
                reviews.valid().stream().map(slot -> charge.bid(slot).valid()).toList();
        return switch (charge.task().method()) {
            case Composite composite -> {
                var reference = composite.reference(valid);
                var ranking = composite.rank(valid, reference, sheets);
                yield new Findings(
                        lead,
                        rejections,
                        List.of(),
                        reference,
                        ranking.stream().map(Findings::scored).toList());
            }
            case LowestPrice lowest ->
                new Findings(
                        lead,
                        rejections,
                        List.of(),
                        null,
                        lowest.rank(valid).stream().map(Findings::priced).toList());
        };
    }

    private static Scored scored(Ranked<BidScore> ranked) {
        var score = ranked.of();
        return new Scored(
                ranked.rank(),
                score.bid().bid(),
                score.bid().evaluated(),
                score.price(),
                new LinkedHashMap<>(score.parts()),
                score.total());
    }

    private static Scored priced(Ranked<EvaluatedBid> ranked) {
        return new Scored(ranked.rank(), ranked.of().bid(), ranked.of().evaluated(), null, new LinkedHashMap<>(), null);
    }

    Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("lead", lead);
        map.put("rejections", rejections.stream().map(Rejection::asMap).toList());
        map.put("reasonsToFail", reasonsToFail);
        map.put("reference", text(reference));
        map.put("scores", scores.stream().map(Scored::asMap).toList());
        map.put("candidates", candidates().stream().map(Scored::bid).toList());
        return map;
    }

    static Findings read(Fields fields) {
        fields.spelledOut("reference");
        var findings = new Findings(
                fields.id("lead"),
                fields.list("rejections").stream().map(Rejection::read).toList(),
                fields.texts("reasonsToFail"),
                optional(fields, "reference"),
                fields.list("scores").stream().map(Scored::read).toList());
        if (!fields.texts("candidates")
                .equals(findings.candidates().stream().map(Scored::bid).toList())) {
            throw fields.wrong("candidates", "not the first three ranks");
        }
        fields.end();
        return findings;
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable BigDecimal optional(Fields fields, String name) {
        return fields.has(name) ? Decimals.read(fields, name) : null;
    }
}
