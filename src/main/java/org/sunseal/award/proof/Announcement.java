package org.sunseal.award.proof;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Times;

/**
 * What the tender side publishes about the outcome of a lot, signed by agency or tenderee; an open log entry. All values
 * are text, as they are printed.
 *
 * @param reportSha256 digest of the report of the evaluation it rests on
 * @param until until when it stands at least; null where no period is set
 * @param fields what it says of the lot, by name
 * @param entries what it says of each candidate, the winner or the contract; each names the bid's slot
 */
public record Announcement(
        Subject subject,
        String tender,
        String lot,
        int round,
        String reportSha256,
        @Nullable Instant until,
        Map<String, String> fields,
        List<Map<String, String>> entries) {

    /** What is announced, and under which type it is logged. */
    public enum Subject {
        CANDIDATES("CANDIDATES"),
        RESULT("RESULT"),
        CONTRACT("CONTRACT_PUBLICATION");

        private final String entryType;

        Subject(String entryType) {
            this.entryType = entryType;
        }

        public String entryType() {
            return entryType;
        }
    }

    public Announcement {
        fields = Map.copyOf(fields);
        entries = entries.stream().map(Map::copyOf).toList();
    }

    /** Reads the canonical body. */
    public static Announcement read(byte[] body) {
        var json = Fields.read(body);
        json.version(1);
        json.spelledOut("until");
        var read = new Announcement(
                Vocabulary.read(Subject.class, json, "subject"),
                json.id("tender"),
                json.id("lot"),
                json.smallInteger("round"),
                json.digest("reportSha256"),
                json.has("until") ? json.instant("until") : null,
                texts(json.object("fields")),
                json.list("entries").stream().map(Announcement::texts).toList());
        json.end();
        return read;
    }

    private static Map<String, String> texts(Fields object) {
        var texts = new TreeMap<String, String>();
        object.members().keySet().forEach(name -> texts.put(name, object.text(name)));
        return texts;
    }

    /** The canonical bytes that are signed. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("subject", Vocabulary.word(subject));
        json.put("tender", tender);
        json.put("lot", lot);
        json.put("round", round);
        json.put("reportSha256", reportSha256);
        json.put("until", until == null ? null : Times.format(until));
        json.put("fields", fields);
        json.put("entries", entries);
        return CanonicalJson.write(json);
    }

    /** SHA-256 of the body, hex. */
    public String sha256() {
        return Framing.hex(Framing.sha256(body()));
    }

    /** Until when it stands at least, where a period is set. */
    public Optional<Instant> standsUntil() {
        return Optional.ofNullable(until);
    }
}
