package org.sunseal.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sunseal.portal.Excerpt.Part;

class ExcerptTest {
    @Test
    void words_are_marked_whatever_their_case() {
        assertThat(Excerpt.of("医用 CT 设备", List.of("ct")))
                .containsExactly(new Part("医用 ", false), new Part("CT", true), new Part(" 设备", false));
    }

    @Test
    void the_longest_word_that_fits_is_marked() {
        assertThat(Excerpt.of("设备采购", List.of("设备", "设备采购"))).containsExactly(new Part("设备采购", true));
    }

    @Test
    void a_long_text_is_cut_around_the_first_word() {
        var text = "前".repeat(500) + "桥" + "后".repeat(500);

        var shown = Excerpt.of(text, List.of("桥"));

        assertThat(shown)
                .containsExactly(new Part("前".repeat(20), false), new Part("桥", true), new Part("后".repeat(69), false));
    }

    @Test
    void a_text_found_by_its_code_begins_at_its_beginning() {
        assertThat(Excerpt.of("桥", List.of("zj2026"))).containsExactly(new Part("桥", false));
    }
}
