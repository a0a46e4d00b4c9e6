package org.sunseal.crypto;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON with exactly one spelling per value, as RFC 8785 defines it, narrowed to what signed documents need.
 *
 * <p>Keys are ASCII, numbers are integers from 0 to 2^53-1 (everything larger or fractional, money above all, is a
 * string), bytes are base64 strings. A document that arrives must already be in this form: signatures cover the bytes
 * as they came, so a second spelling of the same value would be a second document.
 */
public final class CanonicalJson {
    /** The largest integer every JSON reader keeps exactly: 2^53-1. */
    public static final long LARGEST_INTEGER = (1L << 53) - 1;

    private static final int DEEPEST = 32;
    private static final String CODE = "malformed-json";

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION)
            // RFC 8785 section 3.2.2.2: hexadecimal in lower case, and no escape where none is needed
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE) // the caller bounds the document as a whole
                    .build())
            .build();

    private CanonicalJson() {}

    /**
     * The canonical bytes of an object. Values: String, Integer, Long, Boolean, null, byte[] (becomes base64), List,
     * Map.
     *
     * @throws IllegalArgumentException for any other value, a fraction, an integer out of range or a key beyond ASCII:
     *     the program, not the evidence, is at fault then
     */
    public static byte[] write(Map<String, ?> object) {
        try {
            // of what is allowed here jackson-core writes each value as the RFC spells it; only the order is ours
            return serialise(object, false);
        } catch (IOException e) {
            throw new IllegalArgumentException("No JSON can be made of this: " + e.getMessage(), e);
        }
    }

    /** The same value indented, for files that people open in an editor; not canonical and never signed. */
    public static byte[] writePretty(Map<String, ?> object) {
        try {
            return serialise(object, true);
        } catch (IOException e) {
            throw new IllegalArgumentException("No JSON can be made of this: " + e.getMessage(), e);
        }
    }

    /**
     * Reads an object that is already canonical. Values are String, Long, Boolean, null, List or Map.
     *
     * @throws InvalidEvidence {@code malformed-json} for duplicate keys, a BOM, trailing bytes, numbers that are not
     *     integers in range, or any bytes that RFC 8785 would have written differently
     */
    public static Map<String, @Nullable Object> read(byte[] canonical) {
        var object = readLoosely(canonical);
        if (!Arrays.equals(rewrite(object), canonical)) {
            throw new InvalidEvidence(CODE, "The document is not in the canonical form of RFC 8785");
        }
        return object;
    }

    /**
     * Reads an object in any spelling, still refusing duplicate keys, trailing bytes and numbers out of range: for
     * files people edit and for answers nobody signed.
     */
    public static Map<String, @Nullable Object> readLoosely(byte[] json) {
        try (var parser = JSON.createParser(json)) {
            if (json.length > 0 && json[0] != '{' && !Character.isWhitespace(json[0])) {
                throw new InvalidEvidence(CODE, "The document does not begin with an object");
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidEvidence(CODE, "The document is not a JSON object");
            }
            var object = object(parser);
            if (parser.nextToken() != null) {
                throw new InvalidEvidence(CODE, "Something follows the end of the JSON object");
            }
            return object;
        } catch (IOException e) {
            throw new InvalidEvidence(CODE, "Not JSON: " + firstLine(e), e);
        }
    }

    private static byte[] rewrite(Map<String, @Nullable Object> object) {
        try {
            return write(object);
        } catch (IllegalArgumentException e) { // a lone surrogate has no UTF-8, a key is beyond ASCII
            throw new InvalidEvidence(CODE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, @Nullable Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                var elements = new ArrayList<@Nullable Object>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new InvalidEvidence(CODE, "Only integers, strings, truths, null, lists and objects");
        };
    }

    private static Long integer(JsonParser parser) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            var number = parser.getLongValue();
            if (number >= 0 && number <= LARGEST_INTEGER) {
                return number;
            }
        }
        throw new InvalidEvidence(CODE, "Integers go from 0 to 2^53-1, this is " + parser.getText());
    }

    private static byte[] serialise(Map<String, ?> object, boolean pretty) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var generator = JSON.createGenerator(bytes)) {
            if (pretty) {
                generator.setPrettyPrinter(
                        new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
            }
            write(generator, object, 0);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator generator, @Nullable Object value, int depth) throws IOException {
        if (depth >= DEEPEST) {
            throw new IllegalArgumentException("Nested deeper than " + DEEPEST);
        }
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(unicode(text));
            case Boolean truth -> generator.writeBoolean(truth);
            case byte[] bytes -> generator.writeString(Base64.getEncoder().encodeToString(bytes));
            case Integer number -> generator.writeNumber(inRange(number));
            case Long number -> generator.writeNumber(inRange(number));
            case List<?> elements -> {
                generator.writeStartArray();
                for (var element : elements) {
                    write(generator, element, depth + 1);
                }
                generator.writeEndArray();
            }
            case Map<?, ?> members -> {
                generator.writeStartObject();
                // a file for people keeps the order it was thought of in
                var ordered = generator.getPrettyPrinter() == null ? sorted(members) : members;
                for (var member : ordered.entrySet()) {
                    generator.writeFieldName(asciiKey(member.getKey()));
                    write(generator, member.getValue(), depth + 1);
                }
                generator.writeEndObject();
            }
            default -> throw new IllegalArgumentException("No JSON form is agreed for " + value.getClass());
        }
    }

    /** Among ASCII keys the order of Java's strings is that of RFC 8785 section 3.2.3. */
    private static Map<String, @Nullable Object> sorted(Map<?, ?> members) {
        var sorted = new TreeMap<String, @Nullable Object>();
        for (var member : members.entrySet()) {
            sorted.put(asciiKey(member.getKey()), member.getValue());
        }
        return sorted;
    }

    private static String asciiKey(@Nullable Object key) {
        if (key instanceof String name && isPrintableAscii(name)) {
            return name;
        }
        throw new IllegalArgumentException("Keys are printable ASCII, this is " + key);
    }

    /** A plain loop: a commit asks it of some hundred keys, and a stream for each was a part of its cost that showed. */
    private static boolean isPrintableAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x20 || c >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /**
     * Half of a surrogate pair is no character and has no UTF-8; Java and Jackson would let it slip through as another.
     */
    private static String unicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int point = text.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(point)) {
                    throw new IllegalArgumentException("Half of a surrogate pair is no character");
                }
                i++; // its other half
            }
        }
        return text;
    }

    private static long inRange(long number) {
        if (number < 0 || number > LARGEST_INTEGER) {
            throw new IllegalArgumentException("Integers go from 0 to 2^53-1, this is " + number);
        }
        return number;
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
