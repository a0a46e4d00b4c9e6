package org.sunseal.bidding.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * The opening form: what is read out at the opening. All values are text, prices with two decimals, so that nothing is ever
 * rounded on the way (protocol 10, pitfall 15).
 *
 * @param price up to 17 digits, a point, two decimals
 * @param currency ISO 4217
 * @param durationDays whole days, or empty where the documents ask for none
 * @param items further lines the documents ask to be read out
 */
public record OpeningForm(
        String price, String currency, String durationDays, String quality, String bond, List<Item> items) {
    private static final Pattern PRICE = Pattern.compile("(0|[1-9][0-9]{0,16})\\.[0-9]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})?");
    private static final int LONGEST_TEXT = 2000;

    /** One further line of the form. */
    public record Item(String label, String value) {}

    public OpeningForm {
        items = List.copyOf(items);
        require(PRICE.matcher(price).matches(), "price: digits, a point and two decimals, not " + price);
        require(CURRENCY.matcher(currency).matches(), "currency: three capitals, not " + currency);
        require(DAYS.matcher(durationDays).matches(), "durationDays: whole days, not " + durationDays);
        require(quality.length() <= LONGEST_TEXT, "quality: over " + LONGEST_TEXT + " characters");
        require(bond.length() <= LONGEST_TEXT, "bond: over " + LONGEST_TEXT + " characters");
        for (var item : items) {
            require(
                    item.label().length() + item.value().length() <= LONGEST_TEXT,
                    "items: over " + LONGEST_TEXT + " characters");
        }
    }

    /** Reads the canonical form; anything else is the bidder's fault and void. */
    public static OpeningForm parse(byte[] json) {
        boolean withItems = CanonicalJson.read(json).containsKey("items");
        var fields = Fields.read(json);
        var items = new ArrayList<Item>();
        for (var item : withItems ? fields.list("items") : List.<Fields>of()) {
            items.add(new Item(item.text("label"), item.text("value")));
            item.end();
        }
        var form = new OpeningForm(
                fields.text("price"),
                fields.text("currency"),
                fields.text("durationDays"),
                fields.text("quality"),
                fields.text("bond"),
                items);
        fields.end();
        require(!withItems || !items.isEmpty(), "items: left out when there are none");
        return form;
    }

    /** The canonical bytes, the ones committed to. */
    public byte[] bytes() {
        var map = new LinkedHashMap<String, Object>();
        map.put("price", price);
        map.put("currency", currency);
        map.put("durationDays", durationDays);
        map.put("quality", quality);
        map.put("bond", bond);
        if (!items.isEmpty()) {
            map.put(
                    "items",
                    items.stream()
                            .map(item -> Map.of("label", item.label(), "value", item.value()))
                            .toList());
        }
        return CanonicalJson.write(map);
    }

    /** The price as an exact decimal of scale 2. */
    public BigDecimal amount() {
        return new BigDecimal(price);
    }

    private static void require(boolean holds, String detail) {
        if (!holds) {
            throw new InvalidEvidence("malformed-form", "opening form: " + detail);
        }
    }
}
