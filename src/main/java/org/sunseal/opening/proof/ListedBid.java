package org.sunseal.opening.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * One bid that takes part in the opening, as the frozen list names it.
 *
 * @param slot the bid's slot, {@code <batch>.<keyNo>}
 * @param sealedSha256 digest of the bid's {@code sealed.json}, lower-case hex
 * @param index position of the bid's receipt leaf in the log
 */
public record ListedBid(String slot, String sealedSha256, long index) {

    /** The canonical bytes of this entry: a leaf of the list's tree. */
    public byte[] bytes() {
        return CanonicalJson.write(asMap());
    }

    Map<String, Object> asMap() {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("slot", slot);
        entry.put("sealedSha256", sealedSha256);
        entry.put("index", index);
        return entry;
    }

    static ListedBid read(Fields fields) {
        var bid = new ListedBid(fields.id("slot"), fields.digest("sealedSha256"), fields.integer("index"));
        fields.end();
        return bid;
    }
}
