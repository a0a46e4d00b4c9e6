package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.kernel.Refused;

class TransactionCodeTest {
    private static final String PRINTED = "12330500MB0X000015-20260601-000123-N";
    private static final TransactionCode CODE =
            new TransactionCode("A01", "12330500MB0X000015", LocalDate.of(2026, 6, 1), 123);

    @Test
    void the_vector_of_the_reference_has_its_check_character() {
        assertThat(CODE.check()).isEqualTo('N');
        assertThat(CODE).hasToString(PRINTED);
        assertThat(TransactionCode.parse("A01", PRINTED)).isEqualTo(CODE);
    }

    @Test
    void every_other_check_character_is_refused() {
        var unchecked = PRINTED.substring(0, PRINTED.length() - 1);
        for (char check : "0123456789ABCDEFGHIJKLMOPQRSTUVWXYZ*".toCharArray()) {
            assertThatThrownBy(() -> TransactionCode.parse("A01", unchecked + check))
                    .isInstanceOf(Refused.class);
        }
    }

    /** MOD 37-2 notices every single wrong character and every swap of two neighbours. */
    @Test
    void the_check_notices_wrong_characters_swaps_and_another_class() {
        assertThatThrownBy(() -> TransactionCode.parse("A02", PRINTED)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> TransactionCode.parse("A01", PRINTED.replace("000123", "000132")))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> TransactionCode.parse("A01", PRINTED.replace("MB0X", "MB0Y")))
                .isInstanceOf(Refused.class);
    }

    /** The sum with the weights written out as in the standard, for every serial of a thousand. */
    @Test
    void the_weighted_sum_is_one_modulo_37() {
        var alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";
        for (int serial = 0; serial < 1000; serial++) {
            var code = new TransactionCode("A01", "12330500MB0X000015", LocalDate.of(2026, 6, 1), serial);
            var characters = "A01" + code.toString().replace("-", "");
            int sum = 0;
            int weight = 1;
            for (int i = characters.length() - 1; i >= 0; i--) {
                sum += alphabet.indexOf(characters.charAt(i)) * weight;
                weight = weight * 2 % 37;
            }
            assertThat(sum % 37).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12330500MB0X00001520260601000123N",
                "12330500mb0x000015-20260601-000123-N",
                "12330500MB0X000015-20260229-000123-N",
                "12330500MB0X000015-00000601-000123-N",
                "12330500MB0X000015-20260601-000123-NN",
                "A01-12330500MB0X000015-20260601-000123-N"
            })
    void other_forms_are_refused(String printed) {
        assertThatThrownBy(() -> TransactionCode.parse("A01", printed))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no transaction code");
    }

    @Test
    void parts_without_their_form_are_refused() {
        var day = LocalDate.of(2026, 6, 1);
        assertThatThrownBy(() -> new TransactionCode("a01", "12330500MB0X000015", day, 1))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new TransactionCode("A01", "12330500MB0X00001", day, 1))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new TransactionCode("A01", "12330500MB0X000015", day, 1_000_000))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new TransactionCode("A01", "12330500MB0X000015", day, -1))
                .isInstanceOf(Refused.class);
    }
}
