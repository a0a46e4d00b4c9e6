package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.audit.proof.BusyServer;

class ApiClientTest {
    @Test
    void the_tool_comes_back_to_a_busy_platform() {
        try (var server = new BusyServer(2, "0")) {
            assertThat(ApiClient.anonymous(server.uri())
                            .ask("/api/anything", Map.of())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void the_tool_says_so_when_the_platform_stays_busy() {
        try (var server = new BusyServer(Integer.MAX_VALUE, "0")) {
            var client = ApiClient.anonymous(server.uri());

            assertThatThrownBy(() -> client.get("/api/anything"))
                    .isInstanceOfSatisfying(ApiProblem.class, problem -> assertThat(problem.code())
                            .isEqualTo("too-many-requests"));
        }
    }
}
