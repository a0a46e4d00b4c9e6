package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches for JSON that reads in no agreed way. */
class JsonFuzzTest {
    private static final ForeignBytes CANONICAL = ForeignBytes.json(
            "canonical JSON",
            bytes -> CanonicalJson.write(CanonicalJson.read(bytes)),
            CanonicalJson.write(Map.of(
                    "v", 1, "list", List.of("a", 2, true, Map.of("k", "värde")), "text", "€\u000f\n\"\\😀", "n", 0)),
            "{}".getBytes(UTF_8));

    /** Files people edit: whatever is understood survives being written and read again. */
    private static final ForeignBytes LOOSE = ForeignBytes.json(
            "loose JSON",
            bytes -> {
                var read = CanonicalJson.readLoosely(bytes);
                try {
                    if (!CanonicalJson.read(CanonicalJson.write(read)).equals(read)) {
                        throw new AssertionError("Written and read again it is another value: " + read);
                    }
                } catch (IllegalArgumentException e) {
                    throw new InvalidEvidence("malformed-json", "This reads loosely and has no canonical form", e);
                }
                return bytes;
            },
            "{ \"b\" : [1, null], \"a\":\"\\u0041\" }\n".getBytes(UTF_8));

    /** Every kind of member, asked for in the way documents ask. */
    private static final ForeignBytes FIELDS =
            ForeignBytes.json("fields", JsonFuzzTest::everyKindOfMember, """
            {"bytes":"AAEC","digest":"%s","hex":"00ff","id":"a-1","instant":"2026-03-02T01:30:00.000Z","integer":7,\
            "integers":[1,2],"list":[{"a":"b"}],"object":{"a":"b"},"text":"t","texts":["a","b"],"truth":true,"v":1}\
            """.formatted("00".repeat(32))
                    .getBytes(UTF_8));

    private static byte[] everyKindOfMember(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        fields.bytes("bytes");
        fields.digest("digest");
        fields.hex("hex");
        fields.id("id");
        Times.format(fields.instant("instant"));
        fields.smallInteger("integer");
        fields.integers("integers");
        fields.list("list").forEach(each -> each.text("a"));
        fields.object("object").text("a");
        fields.text("text");
        fields.texts("texts");
        fields.truth("truth");
        fields.end();
        return json;
    }

    static Stream<byte[]> canonicalExamples() {
        return CANONICAL.examples();
    }

    static Stream<byte[]> looseExamples() {
        return LOOSE.examples();
    }

    static Stream<byte[]> fieldsExamples() {
        return FIELDS.examples();
    }

    @MethodSource("canonicalExamples")
    @FuzzTest(maxDuration = "60s")
    void canonical(byte[] bytes) {
        CANONICAL.check(bytes);
    }

    @MethodSource("looseExamples")
    @FuzzTest(maxDuration = "60s")
    void loose(byte[] bytes) {
        LOOSE.check(bytes);
    }

    @MethodSource("fieldsExamples")
    @FuzzTest(maxDuration = "60s")
    void fields(byte[] bytes) {
        FIELDS.check(bytes);
    }

    @Property(tries = 1000)
    void spoilt_examples_are_read_or_refused(@ForAll long seed) {
        for (var reader : List.of(CANONICAL, LOOSE, FIELDS)) {
            reader.check(reader.mangled(seed));
        }
    }
}
