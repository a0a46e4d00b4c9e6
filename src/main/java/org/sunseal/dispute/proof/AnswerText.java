package org.sunseal.dispute.proof;

import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * answer.json: what the tender side signs to answer an objection.
 *
 * @param changesDocuments whether the answer changes documents in a way that may affect bids
 */
public record AnswerText(
        UUID objection, String text, Outcome outcome, boolean changesDocuments, Consequence consequence) {

    /**
     * Reads the canonical JSON that was signed.
     *
     * @throws InvalidEvidence {@code malformed-json}
     */
    public static AnswerText parse(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        var text = new AnswerText(
                id(json),
                json.text("text"),
                Words.read(Outcome.class, json, "outcome"),
                json.truth("changesDocuments"),
                Words.read(Consequence.class, json, "consequence"));
        json.end();
        return text;
    }

    /** The canonical JSON the tender side signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("objection", objection.toString());
        json.put("text", text);
        json.put("outcome", Words.of(outcome));
        json.put("changesDocuments", changesDocuments);
        json.put("consequence", Words.of(consequence));
        return CanonicalJson.write(json);
    }

    /** As a signed message. */
    public byte[] sign(Signer tenderSide) {
        return SignedMessage.sign(body(), tenderSide);
    }

    private static UUID id(Fields json) {
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
}
