package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.Fields;

/**
 * The rows of the regulation a committee works under, taken over when it is seated: what changes later binds the next
 * one.
 *
 * @param grounds the only ones on which a bid is rejected
 * @param lowPrice from which prices an explanation is asked; any of them suffices
 * @param explanationTime how long a bidder has to explain a low price, in whole seconds
 * @param delegateMayLead whether the tenderee's delegate may be elected
 */
public record CommitteeRules(
        List<Ground> grounds,
        List<LowPriceTrigger> lowPrice,
        Competition competition,
        Duration explanationTime,
        boolean delegateMayLead) {
    public CommitteeRules {
        grounds = List.copyOf(grounds);
        lowPrice = List.copyOf(lowPrice);
    }

    /**
     * A ground for rejecting a bid.
     *
     * @param law the article, such as {@code [TBR 51]}
     */
    public record Ground(String code, String law, String text) {
        /** For a price above the ceiling, which the platform finds by itself. */
        public static final String OVER_CEILING = "over-ceiling";

        private Map<String, Object> asMap() {
            return Map.of("code", code, "law", law, "text", text);
        }

        private static Ground read(Fields fields) {
            var ground = new Ground(fields.id("code"), fields.text("law"), fields.text("text"));
            fields.end();
            return ground;
        }
    }

    /** What a price is measured by. */
    public enum Yardstick {
        /** The mean of the prices that are compared. */
        MEAN,
        SECOND_LOWEST,
        CEILING
    }

    /**
     * A price below that share of the yardstick has to be explained.
     *
     * @param percent such as 50
     */
    public record LowPriceTrigger(String code, Yardstick of, BigDecimal percent, String law) {
        private Map<String, Object> asMap() {
            return Map.of("code", code, "of", Words.of(of), "percent", percent.toPlainString(), "law", law);
        }

        private static LowPriceTrigger read(Fields fields) {
            var trigger = new LowPriceTrigger(
                    fields.id("code"),
                    Words.of(Yardstick.class, fields, "of"),
                    Decimals.read(fields, "percent"),
                    fields.text("law"));
            fields.end();
            return trigger;
        }
    }

    /**
     * How many valid bids are competition.
     *
     * @param minimum fewer than these are too few, or have to be argued about
     * @param byLaw whether fewer end the lot at once (GPL 36); else the committee says whether competition is lacking
     *     (OP1117 item 13)
     */
    public record Competition(int minimum, boolean byLaw, String law) {
        private Map<String, Object> asMap() {
            return Map.of("minimum", minimum, "byLaw", byLaw, "law", law);
        }

        private static Competition read(Fields fields) {
            var competition =
                    new Competition(fields.smallInteger("minimum"), fields.truth("byLaw"), fields.text("law"));
            fields.end();
            return competition;
        }
    }

    boolean lists(String ground) {
        return grounds.stream().anyMatch(known -> known.code().equals(ground));
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("grounds", grounds.stream().map(Ground::asMap).toList());
        map.put("lowPrice", lowPrice.stream().map(LowPriceTrigger::asMap).toList());
        map.put("competition", competition.asMap());
        map.put("explanationSeconds", explanationTime.toSeconds());
        map.put("delegateMayLead", delegateMayLead);
        return map;
    }

    static CommitteeRules read(Fields fields) {
        var rules = new CommitteeRules(
                fields.list("grounds").stream().map(Ground::read).toList(),
                fields.list("lowPrice").stream().map(LowPriceTrigger::read).toList(),
                Competition.read(fields.object("competition")),
                Duration.ofSeconds(fields.integer("explanationSeconds")),
                fields.truth("delegateMayLead"));
        fields.end();
        return rules;
    }
}
