package org.sunseal.award.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.crypto.Fields;

/**
 * What a winner offered, or what a contract says: the values of the opening form.
 *
 * @param price two decimals
 * @param items further lines of the form, by label
 */
public record Terms(String price, String currency, String durationDays, String quality, List<OpeningForm.Item> items) {
    public Terms {
        items = List.copyOf(items);
    }

    /** As they were read out. */
    public static Terms of(OpeningForm form) {
        return new Terms(form.price(), form.currency(), form.durationDays(), form.quality(), form.items());
    }

    static Terms read(Fields json) {
        var terms = new Terms(
                json.text("price"),
                json.text("currency"),
                json.text("durationDays"),
                json.text("quality"),
                json.list("items").stream().map(Terms::item).toList());
        json.end();
        return terms;
    }

    private static OpeningForm.Item item(Fields json) {
        var item = new OpeningForm.Item(json.text("label"), json.text("value"));
        json.end();
        return item;
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("price", price);
        map.put("currency", currency);
        map.put("durationDays", durationDays);
        map.put("quality", quality);
        map.put(
                "items",
                items.stream()
                        .map(item -> Map.of("label", item.label(), "value", item.value()))
                        .toList());
        return map;
    }
}
