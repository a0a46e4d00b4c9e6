package org.sunseal.award;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * A ranked candidate of the report, with what it offered.
 *
 * @param organisation who it is here
 * @param rank 1 for the first
 * @param score in the report's own decimals; null where the method gives none
 */
public record Candidate(
        String slot,
        UUID organisation,
        String name,
        String creditCode,
        int rank,
        @Nullable String score) {

    static String write(List<Candidate> candidates) {
        var list = candidates.stream().map(Candidate::asMap).toList();
        return new String(CanonicalJson.write(Map.of("candidates", list)), UTF_8);
    }

    static List<Candidate> read(String json) {
        return Fields.read(json.getBytes(UTF_8)).list("candidates").stream()
                .map(Candidate::read)
                .toList();
    }

    private static Candidate read(Fields json) {
        return new Candidate(
                json.id("slot"),
                UUID.fromString(json.text("organisation")),
                json.text("name"),
                json.text("creditCode"),
                json.smallInteger("rank"),
                json.optionalText("score").orElse(null));
    }

    private Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("slot", slot);
        map.put("organisation", organisation.toString());
        map.put("name", name);
        map.put("creditCode", creditCode);
        map.put("rank", rank);
        map.put("score", score);
        return map;
    }
}
