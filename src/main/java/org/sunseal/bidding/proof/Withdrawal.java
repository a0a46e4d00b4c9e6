package org.sunseal.bidding.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;

/**
 * withdraw.json: a bidder takes its bid back before the deadline (protocol 5.7). The body of a CMS message signed by the
 * bidder.
 *
 * @param sealedSha256 digest of the sealed.json that shall no longer stand
 * @param at the bidder's own time, for the file; the platform's receipt tells when it arrived
 */
public record Withdrawal(String tender, String lot, int round, String slot, String sealedSha256, Instant at) {
    public static Withdrawal parse(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        var withdrawal = new Withdrawal(
                fields.id("tender"),
                fields.id("lot"),
                Shape.integer(fields, "round", 1, Integer.MAX_VALUE),
                fields.id("slot"),
                fields.digest("sealedSha256"),
                fields.instant("at"));
        fields.end();
        return withdrawal;
    }

    public byte[] bytes() {
        var map = new LinkedHashMap<String, Object>();
        map.put("v", 1);
        map.put("tender", tender);
        map.put("lot", lot);
        map.put("round", round);
        map.put("slot", slot);
        map.put("sealedSha256", sealedSha256);
        map.put("at", Times.format(at));
        return CanonicalJson.write(map);
    }
}
