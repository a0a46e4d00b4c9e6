package org.sunseal.crypto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object, each as the type its document promises, and in the end refuses what nobody
 * asked for: a field that readers skip is a place to hide something in.
 *
 * <p>Every complaint is {@code malformed-json} and names the path, for example {@code payload[2].digest}.
 */
public final class Fields {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String path;
    private final Map<String, ?> members;
    private final Set<String> asked = new HashSet<>();

    private Fields(String path, Map<String, ?> members) {
        this.path = path;
        this.members = members;
    }

    /** Reads canonical bytes as {@link CanonicalJson#read} does. */
    public static Fields read(byte[] canonical) {
        return of(CanonicalJson.read(canonical));
    }

    /** Wraps what {@link CanonicalJson#read} or {@link CanonicalJson#readLoosely} returned. */
    public static Fields of(Map<String, ?> members) {
        return new Fields("", members);
    }

    public String text(String name) {
        return required(name, String.class, "a string");
    }

    /** Empty when the member is null or absent. */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A text of 1 to 64 characters out of {@code A-Z a-z 0-9 . _ -}, as tenders, lots and slots are named. */
    public String id(String name) {
        var text = text(name);
        if (!ID.matcher(text).matches()) {
            throw wrong(name, "not an identifier of 1 to 64 characters A-Z a-z 0-9 . _ -");
        }
        return text;
    }

    public long integer(String name) {
        return required(name, Long.class, "an integer");
    }

    /** An integer that fits an {@code int}, such as a count or a round. */
    public int smallInteger(String name) {
        var number = integer(name);
        if (number > Integer.MAX_VALUE) {
            throw wrong(name, "larger than 2^31-1");
        }
        return (int) number;
    }

    public boolean truth(String name) {
        return required(name, Boolean.class, "true or false");
    }

    /** The bytes of a padded base64 string, which must be spelled the one canonical way. */
    public byte[] bytes(String name) {
        var text = text(name);
        try {
            var bytes = Base64.getDecoder().decode(text);
            // the decoder forgives missing padding and stray low bits; two spellings of one value must not pass
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(name, "not base64", e);
        }
        throw wrong(name, "not canonical base64");
    }

    /** Empty when the member is null or absent. */
    public Optional<byte[]> optionalBytes(String name) {
        return has(name) ? Optional.of(bytes(name)) : Optional.empty();
    }

    /** The bytes of a lower-case hexadecimal string. */
    public byte[] hex(String name) {
        try {
            return Framing.unhex(text(name));
        } catch (InvalidEvidence e) {
            throw "malformed-hex".equals(e.code()) ? wrong(name, "not lower-case hexadecimal", e) : e;
        }
    }

    /** A SHA-256 digest as 64 lower-case hexadecimal digits, returned as the text it is compared by. */
    public String digest(String name) {
        if (hex(name).length != 32) {
            throw wrong(name, "not the hexadecimal of 32 bytes");
        }
        return text(name);
    }

    /** Empty when the member is null or absent, else as {@link #digest}. */
    public Optional<String> optionalDigest(String name) {
        return has(name) ? Optional.of(digest(name)) : Optional.empty();
    }

    /** An RFC 3339 time in UTC with milliseconds. */
    public Instant instant(String name) {
        try {
            return Times.parse(text(name));
        } catch (InvalidEvidence e) {
            throw "malformed-time".equals(e.code()) ? wrong(name, e.detail(), e) : e;
        }
    }

    /** A list of objects. */
    public List<Fields> list(String name) {
        var elements = required(name, List.class, "a list");
        var objects = new ArrayList<Fields>(elements.size());
        for (var i = 0; i < elements.size(); i++) {
            objects.add(object(at(name) + "[" + i + "]", elements.get(i)));
        }
        return objects;
    }

    /** A list of strings. */
    public List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : required(name, List.class, "a list")) {
            if (!(element instanceof String text)) {
                throw wrong(name, "not a list of strings");
            }
            texts.add(text);
        }
        return texts;
    }

    /** A list of integers. */
    public List<Long> integers(String name) {
        var numbers = new ArrayList<Long>();
        for (var element : required(name, List.class, "a list")) {
            if (!(element instanceof Long number)) {
                throw wrong(name, "not a list of integers");
            }
            numbers.add(number);
        }
        return numbers;
    }

    public Fields object(String name) {
        return object(at(name), required(name, Map.class, "an object"));
    }

    /** Empty when the member is null or absent. */
    public Optional<Fields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** Whether the member is there and not null; asking counts as knowing the field. */
    public boolean has(String name) {
        asked.add(name);
        return members.get(name) != null;
    }

    /**
     * Refuses a document that leaves out one of these instead of writing null. A signed document has one spelling per
     * value: where its digest is made from the value, it must be the digest of the bytes that were signed.
     */
    public void spelledOut(String... optional) {
        for (var name : optional) {
            if (!members.containsKey(name)) {
                throw wrong(name, "missing");
            }
        }
    }

    /** The version every document of ours carries as {@code v}; only the one expected is read. */
    public void version(long expected) {
        if (integer("v") != expected) {
            throw wrong("v", "only version " + expected + " is understood");
        }
    }

    /** Refuses members nobody has asked for. Call it after the last one is read; nested objects have their own end. */
    public void end() {
        var unknown = members.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidEvidence("malformed-json", "Unknown fields: " + prefixed(unknown));
        }
    }

    /** The members as they were read. */
    public Map<String, ?> members() {
        return members;
    }

    /** A complaint about one member, for rules the types here cannot express. */
    public InvalidEvidence wrong(String name, String complaint) {
        return new InvalidEvidence("malformed-json", at(name) + ": " + complaint);
    }

    private InvalidEvidence wrong(String name, String complaint, Throwable cause) {
        return new InvalidEvidence("malformed-json", at(name) + ": " + complaint, cause);
    }

    private <T> T required(String name, Class<T> type, String description) {
        asked.add(name);
        @Nullable Object value = members.get(name);
        if (value == null) {
            throw wrong(name, members.containsKey(name) ? "null instead of " + description : "missing");
        }
        if (!type.isInstance(value)) {
            throw wrong(name, "not " + description);
        }
        return type.cast(value);
    }

    private static Fields object(String path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidEvidence("malformed-json", path + ": not an object");
        }
        @SuppressWarnings("unchecked") // CanonicalJson puts nothing but strings in as keys
        var members = (Map<String, ?>) map;
        return new Fields(path, members);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private String prefixed(List<String> names) {
        return names.stream().map(this::at).collect(Collectors.joining(", "));
    }
}
