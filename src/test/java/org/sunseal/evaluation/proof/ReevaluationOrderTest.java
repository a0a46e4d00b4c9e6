package org.sunseal.evaluation.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.InvalidEvidence;

class ReevaluationOrderTest {
    private static final String OBJECTION = "0f5ec1d4-6a4e-4b8e-9a3e-2f3c1b7a9d10";

    @Test
    void what_is_written_is_read() {
        var order = order(UUID.fromString(OBJECTION));

        assertThat(ReevaluationOrder.read(order.body())).isEqualTo(order);
        assertThat(ReevaluationOrder.read(order(null).body()).objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"objection\":\"0F5EC1D4-6a4e-4b8e-9a3e-2f3c1b7a9d10\"", "\"objection\":\"first\""})
    void an_objection_has_one_spelling(String other) {
        var body = new String(order(UUID.fromString(OBJECTION)).body(), StandardCharsets.UTF_8);
        var spoilt = body.replace("\"objection\":\"" + OBJECTION + "\"", other);

        assertThatThrownBy(() -> ReevaluationOrder.read(spoilt.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidEvidence.class)
                .hasMessageContaining("objection");
    }

    private static ReevaluationOrder order(@Nullable UUID objection) {
        return new ReevaluationOrder(
                "T-1",
                "1",
                1,
                "ab".repeat(32),
                "wrong-sum",
                objection,
                "第二项分值漏计",
                Instant.parse("2026-03-09T01:00:00Z"));
    }
}
