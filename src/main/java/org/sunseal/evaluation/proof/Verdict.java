package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;

/**
 * A member's yes or no.
 *
 * @param bid the bid's slot, {@code lot} where all are meant
 * @param item id of the criterion, {@code low-price} or {@code competition}
 * @param ground the listed ground a "no" rests on; null for a yes
 * @param reason why, in the member's words; a "no" needs it
 */
public record Verdict(
        String bid,
        String item,
        boolean pass,
        @Nullable String ground,
        @Nullable String reason) {
    /** What is voted on when no single bid is. */
    public static final String WHOLE_LOT = "lot";

    public static final String LOW_PRICE = "low-price";
    public static final String COMPETITION = "competition";

    /** As it stands in JSON. */
    public Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("bid", bid);
        map.put("item", item);
        map.put("pass", pass);
        map.put("ground", ground);
        map.put("reason", reason);
        return map;
    }

    /** Reads what {@link #asMap} made. */
    public static Verdict read(Fields fields) {
        fields.spelledOut("ground", "reason");
        var verdict = new Verdict(
                fields.id("bid"),
                fields.id("item"),
                fields.truth("pass"),
                fields.optionalText("ground").orElse(null),
                fields.optionalText("reason").orElse(null));
        fields.end();
        return verdict;
    }
}
