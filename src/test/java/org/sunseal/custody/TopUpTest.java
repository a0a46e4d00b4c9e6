package org.sunseal.custody;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopUpTest {
    @Test
    void more_is_due_when_less_than_a_quarter_of_an_allotment_is_free() {
        assertThat(TopUp.isDue(64, 256)).isFalse();
        assertThat(TopUp.isDue(63, 256)).isTrue();
        assertThat(TopUp.isDue(0, 1)).isTrue();
    }
}
