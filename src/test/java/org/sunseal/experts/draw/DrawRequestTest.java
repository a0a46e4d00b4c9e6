package org.sunseal.experts.draw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.crypto.InvalidEvidence;

class DrawRequestTest {
    private static final String REQUEST = ("{'avoidEmployers':['E02','E03'],'avoidHandles':['@a','@b'],"
                    + "'drawId':'DRAW-1','maxPerEmployer':1,'maxWorkload':4,"
                    + "'slots':[{'code':'S2','count':3,'region':'*','specialty':'A08'},"
                    + "{'code':'S1','count':1,'region':'310000','specialty':'B01'}],'tender':'T-1'}")
            .replace('\'', '"')
            .replace("@a", "a".repeat(32))
            .replace("@b", "b".repeat(32));

    @Test
    void a_request_is_read_and_written_to_the_byte() {
        var request = DrawRequest.parse(REQUEST.getBytes(UTF_8));

        assertThat(request.bytes()).asString(UTF_8).isEqualTo(REQUEST);
        assertThat(request.slots()).extracting(DrawRequest.Slot::code).containsExactly("S2", "S1");
        assertThat(request.avoidEmployers()).containsExactly("E02", "E03");
    }

    @Test
    void the_hash_follows_the_values_and_not_the_order_they_were_given_in() {
        var slots = List.of(new DrawRequest.Slot("S1", "A08", "*", 3));

        var one = new DrawRequest("D", "T", slots, orderly("E1", "E2"), Set.of(), 4, 1, orderly("x", "y"));
        var other = new DrawRequest("D", "T", slots, orderly("E2", "E1"), Set.of(), 4, 1, orderly("y", "x"));

        assertThat(one.sha256()).isEqualTo(other.sha256());
        assertThat(one.bytes())
                .asString(UTF_8)
                .contains("\"avoidEmployers\":[\"E1\",\"E2\"]", "\"extras\":[\"x\",\"y\"]");
    }

    /** What is replaced, by what, and the code of the refusal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"drawId\":\"DRAW-1\",      |                                        | malformed-json",
                "\"drawId\":\"DRAW-1\"       | \"drawId\":\"DRAW 1\"                  | malformed-code",
                "\"drawId\":\"DRAW-1\"       | \"drawId\":7                           | malformed-json",
                "\"tender\":\"T-1\"          | \"tender\":\"\"                        | malformed-code",
                "\"tender\":\"T-1\"          | \"tender\":\"T-1\",\"unknown\":1       | malformed-json",
                "\"tender\":\"T-1\"          | \"tender\":\"T-1\",\"tender\":\"T-1\"  | malformed-json",
                "\"tender\":\"T-1\"          | \"tender\": \"T-1\"                    | malformed-json",
                "\"tender\":\"T-1\"}         | \"tender\":\"T-1\"}0                   | malformed-json",
                "[\"E02\",\"E03\"]           | [\"E03\",\"E02\"]                      | malformed-request",
                "[\"E02\",\"E03\"]           | [\"E02\",\"E02\"]                      | malformed-request",
                "[\"E02\",\"E03\"]           | [\"E02\",\"\"]                         | malformed-code",
                "[\"E02\",\"E03\"]           | null                                   | malformed-json",
                "[\"E02\",\"E03\"]           | [1]                                    | malformed-json",
                "[\"aaa                      | [\"Aaa                                 | malformed-handle",
                "[\"aaa                      | [\"caa                                 | malformed-request",
                "\"maxWorkload\":4           | \"maxWorkload\":-1                     | malformed-json",
                "\"maxWorkload\":4           | \"maxWorkload\":4.5                    | malformed-json",
                "\"maxWorkload\":4           | \"maxWorkload\":\"4\"                  | malformed-json",
                "\"maxWorkload\":4           | \"maxWorkload\":4294967296             | malformed-json",
                "\"maxPerEmployer\":1        | \"maxPerEmployer\":0                   | malformed-request",
                "\"count\":3                 | \"count\":0                            | malformed-request",
                "\"region\":\"*\"            | \"region\":\"**\"                      | malformed-code",
                "\"specialty\":\"A08\"       | \"specialty\":\"A08,B01\"              | malformed-code",
                "\"specialty\":\"A08\"       | \"specialty\":\"A08\",\"than\":1       | malformed-json",
                "\"code\":\"S2\"             | \"code\":\"S1\"                        | malformed-request",
                "\"drawId\":\"DRAW-1\"       | \"drawId\":\"DRAW-1\",\"extras\":[]    | malformed-request",
                "\"drawId\":\"DRAW-1\"       | \"drawId\":\"DRAW-1\",\"extras\":null  | malformed-request",
                "\"drawId\":\"DRAW-1\"       | \"drawId\":\"DRAW-1\",\"extras\":[\"=\"] | malformed-code"
            })
    void anything_else_is_refused_by_its_code(String part, @Nullable String other, String code) {
        var changed = REQUEST.replace(part, other == null ? "" : other);
        assertThat(changed).isNotEqualTo(REQUEST);

        assertThatThrownBy(() -> DrawRequest.parse(changed.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void a_request_for_nobody_is_refused() {
        assertThatThrownBy(() -> new DrawRequest("D", "T", List.of(), Set.of(), Set.of(), 4, 1, Set.of()))
                .hasMessageContaining("slots");
    }

    private static Set<String> orderly(String... texts) {
        return new LinkedHashSet<>(List.of(texts));
    }
}
