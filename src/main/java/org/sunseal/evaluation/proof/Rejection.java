package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.Fields;

/**
 * Why a bid is not compared.
 *
 * @param bid the bid's slot
 * @param item id of the criterion it failed, {@code low-price} or {@code ceiling}
 * @param grounds codes of the listed grounds
 * @param reasons what was said for it, each sentence once
 */
public record Rejection(String bid, String item, List<String> grounds, List<String> reasons) {
    public Rejection {
        grounds = List.copyOf(grounds);
        reasons = List.copyOf(reasons);
    }

    /** As it stands in JSON. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("bid", bid);
        map.put("item", item);
        map.put("grounds", grounds);
        map.put("reasons", reasons);
        return map;
    }

    /** Reads what {@link #asMap} made. */
    public static Rejection read(Fields fields) {
        var rejection =
                new Rejection(fields.id("bid"), fields.id("item"), fields.texts("grounds"), fields.texts("reasons"));
        fields.end();
        return rejection;
    }
}
