package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @Test
    void a_reader_of_the_log_comes_back_when_it_was_told_to() {
        try (var server = new BusyServer(1, "1")) {
            var begun = System.nanoTime();

            assertThat(new HttpTileSource(server.uri()).fetch("checkpoint")).isEqualTo(new byte[] {'{', '}'});

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(server.asked()).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_stays_busy_is_not_asked_for_ever() {
        try (var server = new BusyServer(Integer.MAX_VALUE, "0")) {
            assertThatThrownBy(() -> new HttpTileSource(server.uri()).fetch("checkpoint"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("429");

            assertThat(server.asked()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "3,3", "10,10", "11,10", "999999999,10", "9999999999,1", "-5,1", "'',1"})
    void the_delay_is_what_was_said_within_reason(String said, long seconds) {
        assertThat(RetryAfter.delay(said)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void a_date_is_no_number_of_seconds() {
        assertThat(RetryAfter.delay("Fri, 31 Dec 2027 23:59:59 GMT")).isEqualTo(Duration.ofSeconds(1));
    }
}
