package org.sunseal.experts.proof;

import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.experts.draw.Handle;

/**
 * DECLINE: the open log entry by which a drawn expert leaves, so that the next in rank takes the seat (protocol 8.2-8).
 * Their order in the log is the order in which seats were filled again.
 *
 * @param drawSha256 digest of the DRAW
 * @param evidenceSha256 digest of the expert's signed answer, or of the platform's record of what happened
 */
public record LoggedDecline(String drawSha256, Handle handle, Cause cause, String evidenceSha256) {
    /** The type of its log entry. */
    public static final String TYPE = "DECLINE";

    /** Why the seat is free again. */
    public enum Cause {
        /** The expert said no, signed. */
        DECLINED,
        /** The time to answer ran out. */
        NO_ANSWER,
        /** The expert had taken the seat and did not come. */
        ABSENT,
        /** The expert may not judge these bids. */
        RECUSED
    }

    /** Reads the body of a DECLINE. */
    public static LoggedDecline read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var decline = new LoggedDecline(
                fields.digest("drawSha256"),
                new Handle(fields.text("handle")),
                cause(fields.text("cause")),
                fields.digest("evidenceSha256"));
        fields.end();
        return decline;
    }

    private static Cause cause(String text) {
        for (var cause : Cause.values()) {
            if (cause.name().equals(text)) {
                return cause;
            }
        }
        throw new InvalidEvidence("malformed-json", "cause: unknown value " + text);
    }

    /** The canonical bytes the platform signs. */
    public byte[] body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("v", 1);
        body.put("drawSha256", drawSha256);
        body.put("handle", handle.hex());
        body.put("cause", cause.name());
        body.put("evidenceSha256", evidenceSha256);
        return CanonicalJson.write(body);
    }
}
