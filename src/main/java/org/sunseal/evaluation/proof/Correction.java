package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.crypto.Fields;

/**
 * A contradiction in a bid's figures that the committee found, and what the rule makes of it (Order 87 art. 59). It is
 * recorded for the tenderee; without the bidder's signed confirmation it changes neither the comparison nor the contract,
 * which is at the price read out.
 *
 * @param bid the bid's slot
 * @param corrected the price as the rule has it
 * @param note where the contradiction stands, and each step
 */
public record Correction(String bid, Rule rule, BigDecimal corrected, String note) {
    /** In the order in which Order 87 art. 59 has them applied. */
    public enum Rule {
        /** The opening form prevails over other parts of the bid. */
        OPENING_FORM_PREVAILS,
        /** An amount in words prevails over figures. */
        WORDS_OVER_FIGURES,
        /** An obvious slip of the decimal point: the total prevails, and the unit price is changed. */
        TOTAL_OVER_SLIPPED_UNIT_PRICE,
        /** A total that is not the sum of the unit prices: these prevail. */
        UNIT_PRICES_OVER_TOTAL
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("bid", bid);
        map.put("rule", Words.of(rule));
        map.put("corrected", corrected.toPlainString());
        map.put("note", note);
        return map;
    }

    static Correction read(Fields fields) {
        var correction = new Correction(
                fields.id("bid"),
                Words.of(Rule.class, fields, "rule"),
                Decimals.read(fields, "corrected"),
                fields.text("note"));
        fields.end();
        return correction;
    }
}
