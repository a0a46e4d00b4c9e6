package org.sunseal.experts.proof;

import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;

/**
 * DRAWN: the open log entry with the outcome of a draw, once every seat has its answer. A further draw of the lot needs it,
 * so nobody draws again because the first committee did not suit (protocol 8.2-9).
 *
 * @param drawSha256 digest of the DRAW
 * @param outcome {@link #COMPLETE}, or {@code SHORT_n} where n seats stayed empty
 * @param reason a sentence, for the reader of the log
 * @param traceSha256 digest of trace.json
 */
public record SettledDraw(String drawSha256, String outcome, String reason, String traceSha256) {
    /** The type of its log entry. */
    public static final String TYPE = "DRAWN";

    /** Every seat is filled. */
    public static final String COMPLETE = "COMPLETE";

    private static final Pattern OUTCOME = Pattern.compile(COMPLETE + "|SHORT_[1-9][0-9]{0,5}");

    public SettledDraw {
        if (!OUTCOME.matcher(outcome).matches()) {
            throw new InvalidEvidence("malformed-draw", "Not an outcome: " + outcome);
        }
    }

    /** Reads the body of a DRAWN. */
    public static SettledDraw read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var settled = new SettledDraw(
                fields.digest("drawSha256"),
                fields.text("outcome"),
                fields.text("reason"),
                fields.digest("traceSha256"));
        fields.end();
        return settled;
    }

    /** The canonical bytes the platform signs. */
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("drawSha256", drawSha256);
        body.put("outcome", outcome);
        body.put("reason", reason);
        body.put("traceSha256", traceSha256);
        return CanonicalJson.write(body);
    }
}
