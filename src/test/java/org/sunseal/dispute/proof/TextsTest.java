package org.sunseal.dispute.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sunseal.crypto.InvalidEvidence;

class TextsTest {
    private static final ObjectionText OBJECTION = new ObjectionText(
            "T1",
            "L1",
            About.DOCUMENTS,
            "The brand named in item 3 excludes everybody else",
            LocalDate.of(2026, 3, 2),
            List.of(new ObjectionText.Evidence("page 3.pdf", "ab".repeat(32))));
    private static final AnswerText ANSWER =
            new AnswerText(new UUID(1, 2), "Item 3 is struck", Outcome.UPHELD, true, Consequence.CORRECT_DOCUMENTS);

    @Test
    void what_is_signed_is_what_is_read() {
        assertThat(ObjectionText.parse(OBJECTION.body())).isEqualTo(OBJECTION);
        assertThat(AnswerText.parse(ANSWER.body())).isEqualTo(ANSWER);
    }

    @Test
    void constants_are_spelled_in_words() {
        assertThat(new String(OBJECTION.body(), UTF_8)).contains("\"about\":\"documents\"");
        assertThat(new String(ANSWER.body(), UTF_8)).contains("\"consequence\":\"correct-documents\"");
    }

    @ParameterizedTest
    @CsvSource({
        "documents,DOCUMENTS",
        "documents,price",
        "2026-03-02,yesterday",
        "'\"v\":1','\"v\":2'",
        "grounds,reasons"
    })
    void an_objection_with_unknown_words_is_refused(String word, String instead) {
        var body = new String(OBJECTION.body(), UTF_8).replace(word, instead).getBytes(UTF_8);

        assertThatThrownBy(() -> ObjectionText.parse(body))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo("malformed-json"));
    }

    @ParameterizedTest
    @CsvSource({
        "upheld,granted",
        "correct-documents,correct",
        "true,1",
        "00000000-0000-0001-0000-000000000002,1-1-1-1-1"
    })
    void an_answer_with_unknown_words_is_refused(String word, String instead) {
        var body = new String(ANSWER.body(), UTF_8).replace(word, instead).getBytes(UTF_8);

        assertThatThrownBy(() -> AnswerText.parse(body))
                .isInstanceOfSatisfying(InvalidEvidence.class, refused -> assertThat(refused.code())
                        .isEqualTo("malformed-json"));
    }
}
