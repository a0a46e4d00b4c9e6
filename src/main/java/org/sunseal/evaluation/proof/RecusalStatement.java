package org.sunseal.evaluation.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;

/**
 * What a member signs before it sits: that nothing ties it to a bidder of this lot, and that it keeps the committee's
 * discipline (TBL 37, Regulation 46, Procurement Regulation 9). It names the frozen list of bidders.
 */
public record RecusalStatement(Charge.Place place, String closeSha256, String member) {
    private static final String TEXT =
            "本人已知悉本标段全部投标人名单，与任何投标人及其主要负责人均无应当回避的利害关系；" + "评审期间恪守评审纪律，独立评审，不私下接触投标人，不泄露评审情况，并对评审意见承担责任。";

    /** The canonical bytes to sign. */
    public byte[] body() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.putAll(place.asMap());
        map.put("closeSha256", closeSha256);
        map.put("member", member);
        map.put("statement", TEXT);
        return CanonicalJson.write(map);
    }
}
