package org.sunseal.evaluation.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Times;

/**
 * REEVALUATION: the tender side's signed word that the bids of a round are to be evaluated again; an open log entry.
 *
 * @param reportSha256 the report that falls
 * @param ground code of the row that allows it; the row also says whether the same committee sits again
 * @param objectionId the upheld objection it follows from, as the JSON's "objection"; null where the tender side found the
 *     ground itself
 * @param at when it was signed
 */
public record ReevaluationOrder(
        String tender,
        String lot,
        int round,
        String reportSha256,
        String ground,
        @Nullable UUID objectionId,
        String reason,
        Instant at) {
    /** Type of its log entry. */
    public static final String TYPE = "REEVALUATION";

    /** Reads the canonical body. */
    public static ReevaluationOrder read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("objection");
        var order = new ReevaluationOrder(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("reportSha256"),
                json.id("ground"),
                json.has("objection") ? objection(json) : null,
                json.text("reason"),
                json.instant("at"));
        json.end();
        return order;
    }

    private static UUID objection(Fields json) {
        var text = json.text("objection");
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-json", "objection: not an objection's id", e);
        }
        throw json.wrong("objection", "not the one spelling of that id");
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("reportSha256", reportSha256);
        json.put("ground", ground);
        json.put("objection", objectionId == null ? null : objectionId.toString());
        json.put("reason", reason);
        json.put("at", Times.format(at));
        return CanonicalJson.write(json);
    }

    /** SHA-256 of the body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The upheld objection it follows from. */
    public Optional<UUID> objection() {
        return Optional.ofNullable(objectionId);
    }
}
