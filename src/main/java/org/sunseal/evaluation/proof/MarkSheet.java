package org.sunseal.evaluation.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.evaluation.formula.ScoreSheet;

/**
 * All marks of one member, as it commits to them.
 *
 * @param attempt from 1
 * @param marks by the bid's slot, then by the item's code
 */
public record MarkSheet(
        Charge.Place place, String member, int attempt, SortedMap<String, Map<String, BigDecimal>> marks) {
    public MarkSheet {
        var copy = new TreeMap<String, Map<String, BigDecimal>>();
        marks.forEach((bid, ofBid) -> copy.put(bid, Map.copyOf(ofBid)));
        marks = Collections.unmodifiableSortedMap(copy);
    }

    /** Reads the canonical bytes. */
    public static MarkSheet read(byte[] canonical) {
        var fields = Fields.read(canonical);
        fields.version(1);
        var marks = new TreeMap<String, Map<String, BigDecimal>>();
        var byBid = fields.object("marks");
        for (var bid : byBid.members().keySet()) {
            var ofBid = byBid.object(bid);
            var read = new LinkedHashMap<String, BigDecimal>();
            ofBid.members().keySet().forEach(item -> read.put(item, Decimals.read(ofBid, item)));
            marks.put(bid, read);
        }
        var sheet =
                new MarkSheet(Charge.Place.read(fields), fields.id("member"), fields.smallInteger("attempt"), marks);
        fields.end();
        return sheet;
    }

    /** The canonical bytes, the ones committed to. */
    public byte[] bytes() {
        var byBid = new LinkedHashMap<String, Object>();
        marks.forEach((bid, ofBid) -> {
            var written = new LinkedHashMap<String, Object>();
            ofBid.forEach((item, mark) -> written.put(item, mark.toPlainString()));
            byBid.put(bid, written);
        });
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.putAll(place.asMap());
        map.put("member", member);
        map.put("attempt", attempt);
        map.put("marks", byBid);
        return CanonicalJson.write(map);
    }

    /** One sheet for each bid, as the formulas take them. */
    List<ScoreSheet> sheets() {
        var sheets = new ArrayList<ScoreSheet>();
        marks.forEach((bid, ofBid) -> sheets.add(new ScoreSheet(member, bid, ofBid)));
        return sheets;
    }
}
