package org.sunseal.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");

    private final Mailing mailing = new Mailing(UUID.randomUUID(), NOW);

    @Test
    void is_due_from_the_instant_it_is_written() {
        assertThat(mailing.isDueAt(NOW.minusMillis(1))).isFalse();
        assertThat(mailing.isDueAt(NOW)).isTrue();
    }

    @Test
    void is_nobody_elses_while_a_wave_is_at_work() {
        mailing.begin(NOW);

        assertThat(mailing.isDueAt(NOW.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isFalse();
        assertThat(mailing.isDueAt(NOW.plus(Duration.ofMinutes(10)))).isTrue();
    }

    @Test
    void each_mail_prolongs_the_wave() {
        mailing.begin(NOW);
        mailing.leave(new byte[] {1}, NOW.plus(Duration.ofMinutes(9)));

        assertThat(mailing.isDueAt(NOW.plus(Duration.ofMinutes(18)))).isFalse();
    }

    @Test
    void pauses_double_up_to_six_hours() {
        assertThat(Mailing.pauseAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Mailing.pauseAfter(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Mailing.pauseAfter(10)).isEqualTo(Duration.ofSeconds(30 * 512));
        assertThat(Mailing.pauseAfter(11)).isEqualTo(Duration.ofHours(6));
        assertThat(Mailing.pauseAfter(1000)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void a_server_may_be_down_for_five_days() {
        var patience = Duration.ZERO;
        for (int attempt = 1; attempt < Mailing.MOST_ATTEMPTS; attempt++) {
            patience = patience.plus(Mailing.pauseAfter(attempt));
        }

        assertThat(patience).isBetween(Duration.ofDays(4), Duration.ofDays(6));
    }
}
