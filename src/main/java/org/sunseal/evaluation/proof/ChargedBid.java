package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sunseal.crypto.Fields;
import org.sunseal.evaluation.formula.SmallFirms;
import org.sunseal.evaluation.formula.ValidBid;
import org.sunseal.kernel.Money;

/**
 * A bid to be evaluated, as it was read out.
 *
 * @param organisation the bidder's registered name
 * @param creditCode its unified social credit code
 * @param price the price read out; the contract is at this price
 * @param currency ISO 4217
 * @param smallFirms what the bidder declared in its opening form
 */
public record ChargedBid(
        String slot, String organisation, String creditCode, BigDecimal price, String currency, SmallFirms smallFirms) {
    /** As the formulas take it. */
    ValidBid valid() {
        return new ValidBid(slot, new Money(price, Currency.getInstance(currency)), smallFirms);
    }

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("slot", slot);
        map.put("organisation", organisation);
        map.put("creditCode", creditCode);
        map.put("price", price.toPlainString());
        map.put("currency", currency);
        map.put("smallFirms", smallFirms.name().toLowerCase(Locale.ROOT));
        return map;
    }

    static ChargedBid read(Fields fields) {
        var bid = new ChargedBid(
                fields.id("slot"),
                fields.text("organisation"),
                fields.text("creditCode"),
                Decimals.read(fields, "price"),
                fields.text("currency"),
                Words.of(SmallFirms.class, fields, "smallFirms"));
        fields.end();
        return bid;
    }
}
