package org.sunseal.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NoticeContentTest {
    @Test
    void each_compulsory_kind_asks_for_its_own_fields_and_a_tender_by_choice_for_none() {
        assertThat(NoticeContent.of(TradeKind.ENGINEERING))
                .extracting(NoticeContent::field)
                .contains("fundSource", "consortium")
                .doesNotContain("budget");
        assertThat(NoticeContent.of(TradeKind.PROCUREMENT))
                .extracting(NoticeContent::field)
                .contains("budget", "contactPerson");
        assertThat(NoticeContent.of(TradeKind.OTHER)).isEmpty();
    }

    @Test
    void a_field_asked_for_twice_is_refused() {
        var row = "engineering,scope,yes,~O10 5\n";

        assertThatThrownBy(() -> NoticeContent.parse(NoticeContent.HEADER + "\n" + row + row))
                .hasMessageContaining("twice");
    }

    @Test
    void whether_a_field_is_the_subject_is_said_with_yes_or_not_at_all() {
        assertThatThrownBy(() -> NoticeContent.parse(NoticeContent.HEADER + "\nengineering,scope,no,~O10 5\n"))
                .hasMessageContaining("subject is yes or -, not no");
    }
}
