package org.sunseal.project;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.kernel.Refused;

/** Reads the JSON of {@link LotTerms} to its end and tells everything that does not fit, each with its field. */
final class TermsReader {
    private static final Set<String> MEMBERS = Set.of(
            "v",
            "announcement",
            "documents",
            "volumes",
            "bond",
            "ceilingPrice",
            "openingForm",
            "qualification",
            "responsiveness",
            "evaluation",
            "addendum");
    private static final Pattern YUAN = Pattern.compile("[1-9][0-9]{0,16}\\.[0-9]{2}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Instant UNREADABLE = Instant.EPOCH;

    private final byte[] json;
    private final List<Refused> refused = new ArrayList<>();

    TermsReader(byte[] json) {
        this.json = json.clone();
    }

    LotTerms read() {
        var root = root();
        root.keySet().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> wrong(member, "is no field of the terms"));
        if (!Long.valueOf(1).equals(root.get("v"))) {
            wrong("v", "must be 1");
        }
        var terms = new LotTerms(
                announcement(root),
                supply(root),
                root.get("volumes") == null ? List.of() : list(root, "volumes", this::volume),
                text(root, "bond", "bond"),
                ceiling(root),
                list(root, "openingForm", this::formField),
                list(root, "qualification", this::requirement),
                list(root, "responsiveness", this::requirement),
                object(root, "evaluation", "evaluation"),
                root.get("addendum") == null ? null : addendum(object(root, "addendum", "addendum")));
        distinct("volumes", terms.volumes(), LotTerms.Volume::id);
        distinct(
                "volumes",
                terms.volumes().stream()
                        .flatMap(volume -> volume.files().stream())
                        .toList(),
                file -> file);
        distinct("openingForm", terms.openingForm(), LotTerms.FormField::name);
        distinct("qualification", terms.qualification(), LotTerms.Requirement::id);
        distinct("responsiveness", terms.responsiveness(), LotTerms.Requirement::id);
        Refused.all(refused);
        return terms;
    }

    private Map<String, ? extends @Nullable Object> root() {
        try {
            return CanonicalJson.readLoosely(json);
        } catch (InvalidEvidence e) {
            throw new Refused(ProjectRefusal.BAD_TERMS, "The terms are no JSON object: " + e.getMessage());
        }
    }

    private Map<String, String> announcement(Map<String, ? extends @Nullable Object> root) {
        var fields = new LinkedHashMap<String, String>();
        object(root, "announcement", "announcement").forEach((name, value) -> {
            if (value instanceof String text && !text.isBlank()) {
                fields.put(name, text);
            } else {
                wrong("announcement." + name, "must be text");
            }
        });
        return fields;
    }

    private LotTerms.Supply supply(Map<String, ? extends @Nullable Object> root) {
        var documents = object(root, "documents", "documents");
        var from = instant(documents, "from", "documents.from");
        var until = instant(documents, "until", "documents.until");
        if (!until.isAfter(from) && !until.equals(UNREADABLE)) {
            wrong("documents.until", "must come after documents.from");
        }
        return new LotTerms.Supply(from, until);
    }

    private LotTerms.Volume volume(Map<String, ? extends @Nullable Object> entry, String at) {
        var files = new ArrayList<String>();
        if (entry.get("files") instanceof List<?> names) {
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i) instanceof String name && !name.isBlank()) {
                    files.add(name);
                } else {
                    wrong("%s.files[%d]".formatted(at, i), "must be text");
                }
            }
        } else {
            wrong(at + ".files", "must be a list");
        }
        return new LotTerms.Volume(id(entry, "id", at + ".id"), text(entry, "title", at + ".title"), files);
    }

    private @Nullable BigDecimal ceiling(Map<String, ? extends @Nullable Object> root) {
        var value = root.get("ceilingPrice");
        if (value == null) {
            return null;
        }
        if (value instanceof String text && YUAN.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        wrong("ceilingPrice", "must be yuan as text with two decimals");
        return null;
    }

    private LotTerms.FormField formField(Map<String, ? extends @Nullable Object> entry, String at) {
        var type = text(entry, "type", at + ".type");
        for (var known : LotTerms.FormField.Type.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(type)) {
                return new LotTerms.FormField(
                        id(entry, "name", at + ".name"), text(entry, "label", at + ".label"), known);
            }
        }
        wrong(at + ".type", "must be money, days or text");
        return new LotTerms.FormField("", "", LotTerms.FormField.Type.TEXT);
    }

    private LotTerms.Requirement requirement(Map<String, ? extends @Nullable Object> entry, String at) {
        return new LotTerms.Requirement(id(entry, "id", at + ".id"), text(entry, "text", at + ".text"));
    }

    private LotTerms.Addendum addendum(Map<String, ? extends @Nullable Object> entry) {
        return new LotTerms.Addendum(
                truth(entry, "mayAffectBids", "addendum.mayAffectBids"),
                truth(entry, "changesSubject", "addendum.changesSubject"),
                text(entry, "text", "addendum.text"));
    }

    private <T> List<T> list(Map<String, ? extends @Nullable Object> root, String name, Entry<T> reading) {
        var read = new ArrayList<T>();
        if (root.get(name) instanceof List<?> entries) {
            for (int i = 0; i < entries.size(); i++) {
                var at = "%s[%d]".formatted(name, i);
                read.add(reading.read(asObject(entries.get(i), at), at));
            }
        } else {
            wrong(name, "must be a list");
        }
        return read;
    }

    /** Reads one object of a list, and knows where it stands. */
    private interface Entry<T> {
        T read(Map<String, ? extends @Nullable Object> entry, String at);
    }

    private <T> void distinct(String name, List<T> entries, Function<T, String> id) {
        var seen = new HashSet<String>();
        for (var entry : entries) {
            if (!id.apply(entry).isEmpty() && !seen.add(id.apply(entry))) {
                wrong(name, "has %s twice".formatted(id.apply(entry)));
            }
        }
    }

    private Map<String, ? extends @Nullable Object> object(
            Map<String, ? extends @Nullable Object> from, String name, String at) {
        return asObject(from.get(name), at);
    }

    @SuppressWarnings("unchecked") // CanonicalJson reads objects as maps by name, and as nothing else
    private Map<String, ? extends @Nullable Object> asObject(@Nullable Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, ? extends @Nullable Object>) map;
        }
        wrong(at, "must be an object");
        return Map.of();
    }

    private String text(Map<String, ? extends @Nullable Object> from, String name, String at) {
        if (from.get(name) instanceof String text && !text.isBlank()) {
            return text;
        }
        wrong(at, "must be text");
        return "";
    }

    private String id(Map<String, ? extends @Nullable Object> from, String name, String at) {
        var text = text(from, name, at);
        if (!text.isEmpty() && !ID.matcher(text).matches()) {
            wrong(at, "is made of A-Z a-z 0-9 . _ -");
        }
        return text;
    }

    private boolean truth(Map<String, ? extends @Nullable Object> from, String name, String at) {
        if (from.get(name) instanceof Boolean truth) {
            return truth;
        }
        wrong(at, "must be true or false");
        return true;
    }

    private Instant instant(Map<String, ? extends @Nullable Object> from, String name, String at) {
        try {
            if (from.get(name) instanceof String text) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            // said below, as for whatever else is no time
        }
        wrong(at, "must be a time such as 2026-03-02T01:30:00Z");
        return UNREADABLE;
    }

    private void wrong(String field, String complaint) {
        refused.add(new Refused(ProjectRefusal.BAD_TERMS, field, "%s %s".formatted(field, complaint)));
    }
}
