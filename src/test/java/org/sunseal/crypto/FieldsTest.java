package org.sunseal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sunseal.crypto.Refusals.assertRefused;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final String DOCUMENT = "{\"at\":\"2026-03-02T01:30:00.000Z\",\"b\":\"AQI=\",\"digest\":\"00ff\","
            + "\"id\":\"T-1\",\"list\":[{\"i\":1},{\"i\":2}],\"n\":7,\"nothing\":null,\"o\":{\"x\":\"y\"},"
            + "\"t\":true,\"texts\":[\"p\",\"q\"]}";

    @Test
    void every_member_is_read_as_its_type() {
        var fields = Fields.read(DOCUMENT.getBytes(UTF_8));

        assertThat(fields.instant("at")).isEqualTo(Instant.parse("2026-03-02T01:30:00Z"));
        assertThat(fields.bytes("b")).containsExactly(1, 2);
        assertThat(fields.hex("digest")).containsExactly(0, 0xff);
        assertThat(fields.id("id")).isEqualTo("T-1");
        assertThat(fields.list("list")).extracting(each -> each.integer("i")).containsExactly(1L, 2L);
        assertThat(fields.integer("n")).isEqualTo(7);
        assertThat(fields.optionalText("nothing")).isEmpty();
        assertThat(fields.object("o").text("x")).isEqualTo("y");
        assertThat(fields.truth("t")).isTrue();
        assertThat(fields.texts("texts")).containsExactly("p", "q");
        fields.end();
    }

    @Test
    void a_field_nobody_asked_for_is_refused_by_name() {
        var fields = Fields.read("{\"hidden\":1,\"v\":1}".getBytes(UTF_8));
        fields.version(1);

        assertThatThrownBy(fields::end).hasMessageContaining("hidden").hasMessageContaining("malformed-json");
    }

    @Test
    void a_complaint_names_the_path() {
        var second = Fields.read(DOCUMENT.getBytes(UTF_8)).list("list").get(1);

        assertThatThrownBy(() -> second.text("digest")).hasMessageContaining("list[1].digest");
    }

    @Test
    void the_wrong_type_is_refused() {
        var fields = Fields.read(DOCUMENT.getBytes(UTF_8));

        assertRefused("malformed-json", () -> fields.integer("id"));
        assertRefused("malformed-json", () -> fields.text("n"));
        assertRefused("malformed-json", () -> fields.text("nothing"));
        assertRefused("malformed-json", () -> fields.texts("list"));
        assertRefused("malformed-json", () -> fields.list("texts"));
        assertRefused("malformed-json", () -> fields.object("list"));
        assertRefused("malformed-json", () -> fields.version(1));
        assertRefused("malformed-json", () -> fields.digest("digest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AQI", "AQJ=", "AQI=\n", "A Q I=", "AQ-_", "===="})
    void base64_has_one_spelling(String text) {
        assertRefused("malformed-json", () -> Fields.of(Map.of("b", text)).bytes("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "AB", "0x00", "zz", "00 11"})
    void hexadecimal_is_lower_case_and_whole_bytes(String text) {
        assertRefused("malformed-json", () -> Fields.of(Map.of("h", text)).hex("h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T01:30:00Z",
                "2026-03-02T01:30:00.000+00:00",
                "2026-03-02T09:30:00.000+08:00",
                "2026-03-02 01:30:00.000Z",
                "2026-02-30T01:30:00.000Z",
                "2026-03-02T24:00:00.000Z",
                "2026-03-02T01:30:60.000Z",
                "2026-03-02T01:30:00.0000Z",
                "+2026-03-02T01:30:00.000Z",
                "+12026-03-02T01:30:00.000Z", // RFC 3339 ends with the year 9999
                "-0001-03-02T01:30:00.000Z",
                "soon"
            })
    void a_time_has_one_spelling(String text) {
        assertRefused("malformed-json", () -> Fields.of(Map.of("at", text)).instant("at"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "ä", "a b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void an_id_is_one_to_64_harmless_characters(String text) {
        assertRefused("malformed-json", () -> Fields.of(Map.of("id", text)).id("id"));
    }

    @Test
    void a_member_may_be_null_and_still_has_to_be_spelled_out() {
        var spelledOut = Fields.read("{\"prev\":null}".getBytes(UTF_8));

        spelledOut.spelledOut("prev");

        assertThat(spelledOut.optionalText("prev")).isEmpty();
        assertRefused("malformed-json", () -> Fields.read("{}".getBytes(UTF_8)).spelledOut("prev"));
    }

    @Test
    void finer_than_milliseconds_is_cut_off_when_written() {
        assertThat(Times.format(Instant.parse("2026-03-02T01:30:00.999999Z"))).isEqualTo("2026-03-02T01:30:00.999Z");
    }
}
