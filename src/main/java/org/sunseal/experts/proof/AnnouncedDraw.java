package org.sunseal.experts.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/**
 * DRAW: the open log entry that fixes what is drawn from, for what and with which key, before anybody can know the key
 * (protocol 8.2-3). The seed takes the log's root just behind it.
 *
 * @param drawSeq which draw of the lot, from 1
 * @param keyId {@code <batch>.<keyNo>}, the one key of the allotment
 * @param allotSha256 digest of the allotment with purpose DRAW, which names tender, lot and drawSeq
 * @param poolHash digest of pool.tsv
 * @param requestHash digest of request.json
 * @param closeSha256 digest of the CLOSE the draw follows: who bids was known when the request was written
 */
public record AnnouncedDraw(
        String drawId,
        int drawSeq,
        String keyId,
        String allotSha256,
        String poolHash,
        String requestHash,
        String closeSha256) {
    /** The type of its log entry. */
    public static final String TYPE = "DRAW";

    public AnnouncedDraw {
        if (drawSeq < 1) {
            throw new InvalidEvidence("malformed-draw", "Draws of a lot count from 1");
        }
    }

    /** Reads the body of a DRAW. */
    public static AnnouncedDraw read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var draw = new AnnouncedDraw(
                fields.id("drawId"),
                fields.smallInteger("drawSeq"),
                fields.id("keyId"),
                fields.digest("allotSha256"),
                fields.digest("poolHash"),
                fields.digest("requestHash"),
                fields.digest("closeSha256"));
        fields.end();
        return draw;
    }

    /** The canonical bytes the platform signs. */
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("drawId", drawId);
        body.put("drawSeq", drawSeq);
        body.put("keyId", keyId);
        body.put("allotSha256", allotSha256);
        body.put("poolHash", poolHash);
        body.put("requestHash", requestHash);
        body.put("closeSha256", closeSha256);
        return CanonicalJson.write(body);
    }

    /** The name every later message gives this DRAW: SHA-256 of its body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }
}
