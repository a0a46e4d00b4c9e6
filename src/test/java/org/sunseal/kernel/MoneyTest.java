package org.sunseal.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void amounts_are_equal_whatever_zeros_were_written() {
        assertThat(Money.yuan("12345678.9")).isEqualTo(Money.yuan("12345678.90"));
    }

    @Test
    void what_would_have_to_be_rounded_is_not_money() {
        assertThatThrownBy(() -> Money.yuan("0.001")).isInstanceOf(IllegalArgumentException.class);
    }
}
