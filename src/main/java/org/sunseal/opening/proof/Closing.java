package org.sunseal.opening.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * CLOSE: what the platform states when it freezes a round (protocol 5.8). There is exactly one per tender, lot and
 * round, also when too few bids came.
 *
 * @param deadline the effective opening time the bids had to meet; exclusive
 * @param noticeSha256 digest of the newest notice body, which chains to all earlier ones
 * @param count number of listed bids
 * @param listRoot root of {@link BidList}, hex
 * @param refused digests of commits refused although k trustees had stamped them
 * @param previousSize size of the log when the list was frozen
 * @param previousRoot its root then, hex: CLOSE cannot be moved to another history
 */
public record Closing(
        String tender,
        String lot,
        int round,
        Instant deadline,
        String noticeSha256,
        int count,
        String listRoot,
        List<String> refused,
        long previousSize,
        String previousRoot) {

    public Closing {
        refused = List.copyOf(refused);
    }

    /** Reads the body of a CLOSE. */
    public static Closing read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var closing = new Closing(
                fields.id("tender"),
                fields.id("lot"),
                fields.smallInteger("round"),
                fields.instant("deadline"),
                fields.digest("noticeSha256"),
                fields.smallInteger("count"),
                fields.digest("listRoot"),
                fields.texts("refused"),
                fields.integer("previousSize"),
                fields.digest("previousRoot"));
        fields.end();
        return closing;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("tender", tender);
        body.put("lot", lot);
        body.put("round", round);
        body.put("deadline", Times.format(deadline));
        body.put("noticeSha256", noticeSha256);
        body.put("count", count);
        body.put("listRoot", listRoot);
        body.put("refused", refused);
        body.put("previousSize", previousSize);
        body.put("previousRoot", previousRoot);
        return CanonicalJson.write(body);
    }

    /** The name every later message gives this CLOSE: SHA-256 of its body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** Whether this closes that round. */
    public boolean closes(String tender, String lot, int round) {
        return this.tender.equals(tender) && this.lot.equals(lot) && this.round == round;
    }

    /** Whether it froze exactly this list. */
    public boolean froze(BidList list) {
        return count == list.entries().size() && listRoot.equals(list.root());
    }
}
