package org.sunseal.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EmbeddedFontTest {
    private static final EmbeddedFont FONT = EmbeddedFont.notoSansSc();

    @Test
    void common_and_traditional_characters_are_there() {
        assertThat(FONT.missing("青海省公共资源交易中心 開標記錄 ABC 123 ，。（）￥")).isEmpty();
    }

    @Test
    void a_character_the_font_lacks_is_named() {
        assertThat(FONT.missing("𠮷野建设")).isEqualTo("U+20BB7");
    }

    @Test
    void a_name_with_a_rare_character_is_printed_with_its_code() {
        assertThat(FONT.printable("𠮷野建设")).isEqualTo("[U+20BB7]野建设");
    }

    @Test
    void a_document_that_would_print_a_number_sign_instead_is_refused() {
        assertThatThrownBy(() -> PdfPages.render("<html><body>𠮷</body></html>"))
                .isInstanceOf(PdfPages.MissingGlyphs.class)
                .hasMessageContaining("U+20BB7");
    }
}
