package org.sunseal.project.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Times;

/**
 * What the centre answers to a registration, signed by the platform: accepted, to be corrected, or refused. The log
 * carries its digest alone, because a registration is nobody's business before its first notice.
 *
 * @param number year and serial, such as {@code 2026-000001}
 * @param items for CORRECTION everything that is missing or wrong, else empty
 * @param ground for REFUSED why, with its source, else null
 * @param remedies what can be done against it, in words
 * @param remediesUntil until when, exclusive; null for CORRECTION, against which one simply corrects
 * @param codes for ACCEPTED the transaction code of each lot, else empty
 */
public record Slip(
        String number,
        Kind kind,
        String tender,
        Instant at,
        List<Item> items,
        @Nullable String ground,
        String remedies,
        @Nullable Instant remediesUntil,
        List<Code> codes) {

    /** The three answers there are; there is no slip that only says something came in. */
    public enum Kind {
        ACCEPTED("受理通知单"),
        CORRECTION("补正材料通知单"),
        REFUSED("不予受理通知单");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** What stands above it. */
        public String title() {
            return title;
        }
    }

    /**
     * Something to be corrected.
     *
     * @param field what it is about, as an id
     */
    public record Item(String field, String text) {}

    /** The unified transaction code of a lot. */
    public record Code(String lot, String code) {}

    public Slip {
        items = List.copyOf(items);
        codes = List.copyOf(codes);
        require((kind == Kind.CORRECTION) != items.isEmpty(), "Exactly CORRECTION lists items");
        require((kind == Kind.REFUSED) == (ground != null), "Exactly REFUSED has a ground");
        require((kind == Kind.CORRECTION) == (remediesUntil == null), "All but CORRECTION have a time limit");
        require((kind == Kind.ACCEPTED) != codes.isEmpty(), "Exactly ACCEPTED gives codes");
    }

    /** Reads a slip; who signed it is the caller's to check. */
    public static Slip read(SignedMessage message) {
        var json = Fields.read(message.body());
        json.version(1);
        json.spelledOut("ground", "remediesUntil");
        var items = new ArrayList<Item>();
        for (var item : json.list("items")) {
            items.add(new Item(item.id("field"), item.text("text")));
            item.end();
        }
        var codes = new ArrayList<Code>();
        for (var code : json.list("codes")) {
            codes.add(new Code(code.id("lot"), code.text("code")));
            code.end();
        }
        var slip = new Slip(
                json.id("slip"),
                kind(json.text("kind")),
                json.id("tender"),
                json.instant("at"),
                items,
                json.optionalText("ground").orElse(null),
                json.text("remedies"),
                json.has("remediesUntil") ? json.instant("remediesUntil") : null,
                codes);
        require(json.text("title").equals(slip.kind.title), "The title is another kind's");
        json.end();
        return slip;
    }

    /** The canonical JSON the platform signs. */
    public byte[] body() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("v", 1);
        json.put("slip", number);
        json.put("kind", kind.name());
        json.put("title", kind.title);
        json.put("tender", tender);
        json.put("at", Times.format(at));
        json.put(
                "items",
                items.stream()
                        .map(item -> Map.of("field", item.field, "text", item.text))
                        .toList());
        json.put("ground", ground);
        json.put("remedies", remedies);
        json.put("remediesUntil", until().map(Times::format).orElse(null));
        json.put(
                "codes",
                codes.stream()
                        .map(code -> Map.of("lot", code.lot, "code", code.code))
                        .toList());
        return CanonicalJson.write(json);
    }

    /** Body of the SLIP entry: which slip was given, and the digest it can be recognized by. */
    public byte[] logged() {
        return CanonicalJson.write(
                Map.of("v", 1, "slip", number, "kind", kind.name(), "slipSha256", Framing.hex(Framing.sha256(body()))));
    }

    /** Until when there is a remedy. */
    public Optional<Instant> until() {
        return Optional.ofNullable(remediesUntil);
    }

    /** How slips of a year are numbered. */
    public static String number(int year, int serial) {
        return String.format(Locale.ROOT, "%04d-%06d", year, serial);
    }

    private static Kind kind(String text) {
        for (var kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw new InvalidEvidence("bad-slip", "There is no slip of kind " + text);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new InvalidEvidence("bad-slip", rule);
        }
    }
}
