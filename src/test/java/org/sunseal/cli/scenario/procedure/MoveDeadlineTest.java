package org.sunseal.cli.scenario.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sunseal.cli.scenario.Deviation;

class MoveDeadlineTest {
    @Test
    void the_date_a_refusal_offers_is_read_on_the_clock_of_the_law() {
        var refusal = "ENG-ADD-15D [TBL 23; TBR 21]: at least 15 calendar days, the earliest deadline it fits is"
                + " 2026-12-20 09:30:05";

        assertThat(MoveDeadline.earliest(refusal)).isEqualTo(Instant.parse("2026-12-20T01:30:05Z"));
    }

    @Test
    void a_refusal_without_a_date_is_a_deviation() {
        assertThatThrownBy(() -> MoveDeadline.earliest("at least 15 calendar days"))
                .isInstanceOf(Deviation.class);
    }
}
