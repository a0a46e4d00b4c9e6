package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void chinese_is_cut_into_words_and_latin_becomes_lower_case() {
        assertThat(Words.of("医用CT设备采购")).containsExactly("医用", "ct", "设备", "采购");
    }

    @Test
    void signs_are_no_words() {
        assertThat(Words.of("，。（）——！")).isEmpty();
    }

    @Test
    void a_query_asks_for_every_part_as_a_code_or_by_its_words() {
        assertThat(Words.query(" 设备采购  ZJ2026-G "))
                .isEqualTo("('设备采购':* | ('设备' & '采购') | ('设' & '备' & '采' & '购'))"
                        + " & ('zj2026-g':* | ('zj' & '2026' & 'g'))");
    }

    @Test
    void a_sign_that_means_something_to_the_database_is_just_a_sign() {
        assertThat(Words.query("a'b\\")).startsWith("('a''b\\\\':*");
    }

    @Test
    void a_word_the_dictionary_joins_with_the_next_is_found_by_how_it_begins() {
        assertThat(Words.query("湖州")).startsWith("('湖州':* | ");
        assertThat(Words.query("桥")).isEqualTo("('桥')");
        assertThat(Words.query("ZJ")).isEqualTo("('zj')");
    }

    @Test
    void what_no_database_can_keep_is_a_blank() {
        assertThat(Words.query("\0x\ud800")).isEqualTo("('x')");
        assertThat(Words.of("设备\0采购")).containsExactly("设备", "采购");
    }

    @Test
    void one_character_of_a_title_is_found_though_the_dictionary_joins_it() {
        assertThat(Words.vector(List.of(), List.of("长江大桥"), "")).contains("'大桥':", "'桥':1B");
    }

    @Test
    void a_code_is_kept_whole() {
        assertThat(Words.vector(List.of("ZJ2026-G-00038"), List.of("A bridge"), ""))
                .contains("'zj2026-g-00038':1A");
    }
}
