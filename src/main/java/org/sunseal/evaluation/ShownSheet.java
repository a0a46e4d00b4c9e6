package org.sunseal.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.evaluation.proof.MarkSheet;

/**
 * One member's marks as they are shown to the committee.
 *
 * @param attempt from 1
 * @param marks by the bid's slot, then by the item's code; decimals in text
 */
public record ShownSheet(String member, int attempt, Map<String, Map<String, String>> marks) {
    static ShownSheet of(MarkSheet sheet) {
        var marks = new LinkedHashMap<String, Map<String, String>>();
        sheet.marks().forEach((bid, ofBid) -> {
            var written = new LinkedHashMap<String, String>();
            ofBid.forEach((item, mark) -> written.put(item, mark.toPlainString()));
            marks.put(bid, written);
        });
        return new ShownSheet(sheet.member(), sheet.attempt(), marks);
    }
}
