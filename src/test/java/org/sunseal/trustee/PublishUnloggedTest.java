package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PublishUnloggedTest {
    @TempDir
    private Path folder;

    @Test
    void a_platform_that_lets_an_agent_wait_does_not_delay_what_it_failed_to_log() throws IOException {
        try (var world = AgentWorld.running(folder)) {
            var lot = TestLot.withThreeBids(world);
            var order = lot.suspension("a complaint").sign(world.regulator);
            assertThat(world.post("T1", "/inbox/orders", order).statusCode()).isEqualTo(200);
            world.platform.unanswered.add("api/allotments");
            long asked = asked(world);
            world.await(() -> asked(world) >= asked + AgentWorld.TRUSTEES.size());
            var before = System.nanoTime();

            world.agentTime.get("T1").forward(PublishUnlogged.PATIENCE);

            world.await(() -> world.platform.logged("ORDER").size() == 1);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
            world.platform.unanswered.clear();
        }
    }

    private static long asked(AgentWorld world) {
        return world.platform.requests.stream()
                .filter(each -> each.equals("GET /api/allotments"))
                .count();
    }
}
