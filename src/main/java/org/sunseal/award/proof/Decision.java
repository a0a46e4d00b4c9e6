package org.sunseal.award.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * Who wins, signed by the tenderee, or by the platform where the tenderee was silent for too long; an open log entry.
 *
 * @param reportSha256 the report it rests on
 * @param slot the winner's slot; null when nobody is to win and the lot is tendered again
 * @param passedOver candidates ranked before the winner, in the order of their ranks; the first alone when nobody wins
 * @param at when it was taken
 */
public record Decision(
        String tender,
        String lot,
        int round,
        String reportSha256,
        @Nullable String slot,
        List<PassedOver> passedOver,
        Instant at) {

    /**
     * A candidate that does not win although its rank says so.
     *
     * @param evidence digests, hex, of the files that show it
     */
    public record PassedOver(String slot, Ground ground, String reason, List<String> evidence) {
        public PassedOver {
            evidence = List.copyOf(evidence);
        }
    }

    public Decision {
        passedOver = List.copyOf(passedOver);
    }

    /** Reads the canonical body. */
    public static Decision read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("slot");
        var read = new Decision(
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("reportSha256"),
                json.has("slot") ? json.id("slot") : null,
                json.list("passedOver").stream().map(Decision::passedOver).toList(),
                json.instant("at"));
        json.end();
        return read;
    }

    private static PassedOver passedOver(Fields json) {
        var read = new PassedOver(
                json.id("slot"),
                Vocabulary.read(Ground.class, json, "ground"),
                json.text("reason"),
                json.texts("evidence"));
        json.end();
        return read;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("reportSha256", reportSha256);
        json.put("slot", slot);
        json.put("passedOver", passedOver.stream().map(Decision::asMap).toList());
        json.put("at", Times.format(at));
        return CanonicalJson.write(json);
    }

    private static Map<String, Object> asMap(PassedOver candidate) {
        var map = new LinkedHashMap<String, Object>();
        map.put("slot", candidate.slot());
        map.put("ground", Vocabulary.word(candidate.ground()));
        map.put("reason", candidate.reason());
        map.put("evidence", candidate.evidence());
        return map;
    }

    /** SHA-256 of the body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** The winner's slot; empty when nobody is to win. */
    public Optional<String> winner() {
        return Optional.ofNullable(slot);
    }
}
