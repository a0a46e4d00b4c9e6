package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DialOutTest {
    @Test
    void an_answer_that_never_ends_is_given_up_at_the_deadline() throws IOException {
        try (var server = new EndlessServer(0);
                var http = HttpClient.newHttpClient()) {
            var line = new DialOut(http, 1 << 20, Duration.ofMillis(500));

            assertThatThrownBy(
                            () -> line.ask(HttpRequest.newBuilder(server.uri()).build()))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("500 ms");
            assertThatThrownBy(() -> new Platform(server.uri(), line).get("/log/next?after=0"))
                    .isInstanceOf(HttpTimeoutException.class);
        }
    }

    @Test
    void an_answer_longer_than_the_limit_is_not_read_on() throws IOException {
        try (var server = new EndlessServer(0);
                var http = HttpClient.newHttpClient()) {
            var line = new DialOut(http, 3, Duration.ofSeconds(50));

            assertThatThrownBy(
                            () -> line.ask(HttpRequest.newBuilder(server.uri()).build()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 3 bytes");
        }
    }
}
