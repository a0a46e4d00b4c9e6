package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sunseal.crypto.Refusals.assertReadOrRefused;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void keys_are_sorted_and_values_take_their_one_spelling() {
        var object = new LinkedHashMap<String, Object>();
        object.put("z", List.of(1, 2L, true));
        object.put("a", new byte[] {1, 2, 3});
        object.put("B", Map.of("y", "x"));
        object.put("nothing", null);

        assertThat(CanonicalJson.write(object)).asString(UTF_8).isEqualTo("""
            {"B":{"y":"x"},"a":"AQID","nothing":null,"z":[1,2,true]}\
            """);
    }

    /** RFC 8785 section 3.2.2: its own example string and its result. */
    @Test
    void strings_are_escaped_as_the_rfc_shows() {
        var written = CanonicalJson.write(Map.of("string", "€$\u000f\nA'B\"\\\\\"/"));

        assertThat(written).asString(UTF_8).isEqualTo("""
            {"string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
            """);
    }

    /** Every character of the basic plane, one at a time, and some beyond. */
    @Test
    void each_character_is_spelled_as_the_library_of_the_rfcs_author_spells_it() throws IOException {
        for (int point = 0; point < 0x1_1000; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                assertAgrees(Map.of("s", "a" + Character.toString(point) + "b"));
            }
        }
    }

    @Property(tries = 300)
    void what_is_written_is_what_the_library_of_the_rfcs_author_writes(
            @ForAll @Size(max = 6)
                    Map<
                                    @StringLength(max = 6) @CharRange(from = ' ', to = '~') String,
                                    @CharRange(from = 0, to = 0xd7ff) String>
                            texts,
            @ForAll @Size(max = 4) List<@LongRange(min = 0, max = (1L << 53) - 1) Long> numbers,
            @ForAll byte[] bytes)
            throws IOException {
        var inner = new LinkedHashMap<String, @Nullable Object>(texts);
        inner.put("numbers", numbers);
        inner.put("none", null);
        var outer = new LinkedHashMap<String, @Nullable Object>();
        outer.put("zz", inner);
        outer.put("bytes", bytes);
        outer.put("list", List.of(inner, true, texts));
        assertAgrees(outer);
    }

    private static void assertAgrees(Map<String, ? extends @Nullable Object> object) throws IOException {
        // fed with another spelling of the same value: indented and unsorted
        assertThat(CanonicalJson.write(object))
                .asString(UTF_8)
                .isEqualTo(new JsonCanonicalizer(CanonicalJson.writePretty(object)).getEncodedString());
    }

    @Test
    void characters_beyond_the_basic_plane_stay_as_they_are() {
        var written = CanonicalJson.write(Map.of("s", "\ud83d\ude00 \u007f \u2028"));

        assertThat(written).isEqualTo("{\"s\":\"\ud83d\ude00 \u007f \u2028\"}".getBytes(UTF_8));
        assertThat(CanonicalJson.read(written)).containsEntry("s", "\ud83d\ude00 \u007f \u2028");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}", // duplicate key
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{\"b\":1,\"a\":2}", // order
                "{\"a\": 1}", // white space
                "{\"a\":1}\n", // trailing byte
                "{\"a\":1}{}",
                "\ufeff{\"a\":1}", // byte order mark
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":-1}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"a\":9007199254740992}", // 2^53
                "{\"a\":99999999999999999999999}",
                "{\"a\":NaN}",
                "{\"a\":\"\\u0041\"}", // needless escape
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u000F\"}", // upper-case escape
                "{\"a\":\"\\ud800\"}", // lone surrogate
                "{\"ä\":1}", // key beyond ASCII
                "{'a':1}",
                "{\"a\":1,}",
                "[1]",
                "\"a\"",
                "null",
                "",
                "{",
                "{\"a\":\"\t\"}"
            })
    void any_other_spelling_is_refused(String json) {
        assertRefused("malformed-json", () -> CanonicalJson.read(json.getBytes(UTF_8)));
    }

    @Test
    void other_encodings_are_refused() {
        assertRefused("malformed-json", () -> CanonicalJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)));
        assertRefused(
                "malformed-json",
                () -> CanonicalJson.read(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'}));
    }

    @Test
    void the_largest_integer_passes_both_ways() {
        var written = CanonicalJson.write(Map.of("n", (1L << 53) - 1));

        assertThat(written).asString(UTF_8).isEqualTo("{\"n\":9007199254740991}");
        assertThat(CanonicalJson.read(written)).containsEntry("n", (1L << 53) - 1);
    }

    @Test
    void nesting_without_end_is_refused_and_not_followed() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertRefused("malformed-json", () -> CanonicalJson.read(deep.getBytes(UTF_8)));
    }

    @Test
    void what_has_no_agreed_form_cannot_be_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("price", 1.5)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("n", -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("n", 1L << 53)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("schlüssel", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("s", "\ud800")));
    }

    @Test
    void a_file_for_people_is_indented_and_keeps_its_order_and_is_readable_in_any_spelling() {
        var object = new LinkedHashMap<String, Object>();
        object.put("b", "first");
        object.put("a", List.of(1, 2));

        var pretty = CanonicalJson.writePretty(object);

        assertThat(pretty).asString(UTF_8).contains("\n  ").startsWith("{\n  \"b\"");
        assertThat(CanonicalJson.readLoosely(pretty)).containsEntry("a", List.of(1L, 2L));
    }

    @Property(tries = 200)
    void what_is_written_reads_back_the_same(
            @ForAll @Size(max = 5)
                    Map<@NotEmpty @StringLength(max = 8) @net.jqwik.api.constraints.AlphaChars String, String> texts,
            @ForAll @LongRange(min = 0, max = (1L << 53) - 1) long number) {
        assertReadOrRefused(
                () -> { // arbitrary strings may hold lone surrogates, which nobody can write
                    var object = new LinkedHashMap<String, Object>(texts);
                    object.put("number", number);
                    byte[] written;
                    try {
                        written = CanonicalJson.write(object);
                    } catch (IllegalArgumentException e) {
                        return;
                    }
                    assertThat(CanonicalJson.read(written)).isEqualTo(object);
                });
    }

    @Property(tries = 300)
    void changed_bytes_are_read_or_refused_and_never_two_spellings_of_one_value(
            @ForAll @LongRange(min = 0, max = 53) long place, @ForAll byte change) {
        var original = CanonicalJson.write(Map.of("list", List.of("a", 1, true), "object", Map.of("k", "värde")));
        var changed = original.clone();
        changed[(int) place % changed.length] ^= change;

        assertReadOrRefused(() -> {
            if (!Arrays.equals(original, changed)) {
                assertThat(CanonicalJson.read(changed)).isNotEqualTo(CanonicalJson.read(original));
            }
        });
    }

    @Test
    void a_large_document_is_no_problem() {
        var entries = new ArrayList<Object>();
        for (var i = 0; i < 4096; i++) {
            entries.add(Map.of("slot", "b." + i, "index", i));
        }

        var written = CanonicalJson.write(Map.of("entries", entries));

        assertThat(Fields.read(written).list("entries")).hasSize(4096);
    }
}
