package org.sunseal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Refused;

class CreditCodeTest {
    /** Printed on the public web sites of well-known companies. */
    @ParameterizedTest
    @ValueSource(strings = {"914403001922038216", "9144030071526726XG", "91330100799655058B", "91110000802100433B"})
    void codes_in_public_use_are_accepted(String code) {
        assertThat(new CreditCode(code).value()).isEqualTo(code);
    }

    @Test
    void every_other_check_character_is_refused() {
        var seventeen = "91440300192203821";
        for (char check : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
            if (check != '6') {
                assertThatThrownBy(() -> new CreditCode(seventeen + check)).isInstanceOf(Refused.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'I', 'O', 'S', 'V', 'Z', 'a', ' ', '京'})
    void letters_the_standard_leaves_out_are_refused(char foreign) {
        assertThatThrownBy(() -> new CreditCode("9144030019220382" + foreign + "6"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void swapping_two_neighbours_is_noticed() {
        assertThatThrownBy(() -> new CreditCode("914403009122038216")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91440300192203821", "9144030019220382160"})
    void other_lengths_are_refused(String code) {
        assertThatThrownBy(() -> new CreditCode(code)).isInstanceOf(Refused.class);
    }

    @Test
    void a_code_can_be_completed() {
        assertThat(CreditCode.completing("9144030071526726X").value()).isEqualTo("9144030071526726XG");
    }
}
