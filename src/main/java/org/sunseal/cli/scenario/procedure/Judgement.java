package org.sunseal.cli.scenario.procedure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sunseal.crypto.Fields;

/**
 * How the members of a play judge.
 *
 * @param withoutRecord slots of bids that have nothing to show where facts alone count
 */
record Judgement(Set<String> withoutRecord) {
    Judgement {
        withoutRecord = Set.copyOf(withoutRecord);
    }

    /**
     * Good bids all: the cheapest is the thinnest, and members differ a little where opinions may.
     *
     * @param work as a member sees it
     * @param seat the member's place at the table, from 0
     */
    SortedMap<String, Map<String, BigDecimal>> marks(Fields work, int seat) {
        var valid = work.texts("valid");
        var cheapestFirst = work.list("bids").stream()
                .sorted(Comparator.comparing(bid -> new BigDecimal(bid.text("price"))))
                .map(bid -> bid.text("slot"))
                .filter(valid::contains)
                .toList();
        var marks = new TreeMap<String, Map<String, BigDecimal>>();
        for (var place = 0; place < cheapestFirst.size(); place++) {
            var ofBid = new HashMap<String, BigDecimal>();
            for (var item : work.object("evaluation").list("items")) {
                ofBid.put(item.text("id"), mark(item, cheapestFirst.get(place), place, seat));
            }
            marks.put(cheapestFirst.get(place), ofBid);
        }
        return marks;
    }

    private BigDecimal mark(Fields item, String slot, int place, int seat) {
        if (item.truth("objective")) {
            return percentOf(item, withoutRecord.contains(slot) ? 0 : 94 - place);
        }
        return percentOf(item, (place == 0 ? 91 : 95 - place) - seat);
    }

    private static BigDecimal percentOf(Fields item, int percent) {
        return new BigDecimal(item.text("full"))
                .multiply(BigDecimal.valueOf(percent))
                .movePointLeft(2)
                .setScale(1, RoundingMode.HALF_UP);
    }
}
