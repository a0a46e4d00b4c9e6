package org.sunseal.trustee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.BusyServer;

class PlatformTest {
    @Test
    void an_agent_comes_back_to_a_busy_platform_with_the_same_message() throws Exception {
        try (var server = new BusyServer(2, "0");
                var http = HttpClient.newHttpClient()) {
            var answer =
                    new Platform(server.uri(), http).post("/log/entries", "application/json", "{}".getBytes(UTF_8));

            assertThat(answer).isPresent();
            assertThat(server.asked()).isEqualTo(3);
        }
    }

    @Test
    void an_agent_that_is_sent_away_again_and_again_goes_on_with_its_other_work() {
        try (var server = new BusyServer(Integer.MAX_VALUE, "0");
                var http = HttpClient.newHttpClient()) {
            var platform = new Platform(server.uri(), http);

            assertThatThrownBy(() -> platform.get("/log/next?after=0"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("429");
        }
    }
}
