package org.sunseal.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTextTest {
    private static final Topic TOPIC = new Topic("T-2026-1", "L7");
    private static final Wording WORDING =
            new Wording("notice-published", "公告：大桥", "标段T-2026-1/L7", "Notice: a bridge", "Lot T-2026-1/L7");

    @Test
    void a_mail_to_a_sealed_list_names_neither_lot_nor_occasion() {
        var mail = MailText.of(to(Audience.list("downloaders/T-2026-1")), "https://trade.example/letters");

        assertThat(mail.subject() + mail.text())
                .doesNotContain("T-2026-1", "L7", "大桥", "bridge", "otice: ")
                .contains("https://trade.example/letters");
    }

    @Test
    void a_mail_to_the_tender_side_is_the_letter() {
        var mail = MailText.of(to(Audience.organisation(UUID.randomUUID())), null);

        assertThat(mail.subject()).isEqualTo("公告：大桥 / Notice: a bridge");
        assertThat(mail.text()).contains("标段T-2026-1/L7", "Lot T-2026-1/L7");
    }

    @Test
    void chinese_comes_first() {
        var mail = MailText.of(to(Audience.list("any")), null);

        assertThat(mail.text().indexOf("您")).isLessThan(mail.text().indexOf("There is"));
    }

    private static Letter to(Audience audience) {
        return new Letter(audience, TOPIC, WORDING, Instant.EPOCH);
    }
}
