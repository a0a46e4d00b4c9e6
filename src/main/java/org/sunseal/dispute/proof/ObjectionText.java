package org.sunseal.dispute.proof;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;

/**
 * objection.json: what an objector signs. It does not say who that is; the certificate does.
 *
 * @param grounds why, in the objector's words; the tender side reads them, so they should not say who objects
 * @param knownOn the day its ground became known, which some periods are counted from; null where none is
 * @param evidence documents handed in beside it
 */
public record ObjectionText(
        String tender,
        String lot,
        About about,
        String grounds,
        @Nullable LocalDate knownOn,
        List<Evidence> evidence) {

    /** A document that backs the grounds, named by its digest. */
    public record Evidence(String name, String sha256) {}

    public ObjectionText {
        evidence = List.copyOf(evidence);
    }

    /**
     * Reads the canonical JSON that was signed.
     *
     * @throws InvalidEvidence {@code malformed-json}
     */
    public static ObjectionText parse(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("knownOn");
        var evidence = new ArrayList<Evidence>();
        for (var each : json.list("evidence")) {
            evidence.add(new Evidence(each.text("name"), each.digest("sha256")));
            each.end();
        }
        var text = new ObjectionText(
                json.id("tender"),
                json.id("lot"),
                Words.read(About.class, json, "about"),
                json.text("grounds"),
                json.optionalText("knownOn").map(ObjectionText::day).orElse(null),
                evidence);
        json.end();
        return text;
    }

    /** The canonical JSON an objector signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("about", Words.of(about));
        json.put("grounds", grounds);
        json.put("knownOn", knownOn == null ? null : knownOn.toString());
        json.put(
                "evidence",
                evidence.stream()
                        .map(each -> Map.of("name", each.name(), "sha256", each.sha256()))
                        .toList());
        return CanonicalJson.write(json);
    }

    /** As a signed message. */
    public byte[] sign(Signer objector) {
        return SignedMessage.sign(body(), objector);
    }

    /** SHA-256 of the body in hex: the same objection, however often it is signed. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidEvidence("malformed-json", "knownOn: not a day as in 2026-03-02", e);
        }
    }
}
