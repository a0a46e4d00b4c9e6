package org.sunseal.opening.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Times;

/**
 * A trustee's signed answer to a {@link Claim}.
 *
 * @param answer {@link #LISTED}, {@link #OPEN}, or the reason why the claim fails
 */
public record ClaimAnswer(String trustee, String slot, String answer, Instant at) {
    /** The bid is in the list with this digest: nothing is missing. */
    public static final String LISTED = "LISTED";

    /** The claim stands, and this trustee releases nothing until it is closed. */
    public static final String OPEN = "OPEN";

    /** Reads the body of a signed answer. */
    public static ClaimAnswer read(byte[] body) {
        var fields = Fields.read(body);
        fields.version(1);
        var answer =
                new ClaimAnswer(fields.id("trustee"), fields.id("slot"), fields.text("answer"), fields.instant("at"));
        fields.end();
        return answer;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("v", 1);
        answer.put("trustee", trustee);
        answer.put("slot", slot);
        answer.put("answer", this.answer);
        answer.put("at", Times.format(at));
        return CanonicalJson.write(answer);
    }
}
