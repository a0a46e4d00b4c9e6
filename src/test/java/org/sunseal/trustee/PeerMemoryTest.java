package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class PeerMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_peer_whose_answer_never_ends_keeps_no_witness_from_cosigning() throws IOException {
        try (var world = new AgentWorld(folder);
                var hostile = new EndlessServer(
                        world.register.member("T2").orElseThrow().inbox().getPort())) {
            world.start("T1");

            world.await(() -> hostile.asked() > 0);
            world.await(() -> world.status("T1").integer("cosignedSize") > 0);
            assertThat(world.status("T1").object("troubles").members()).isEmpty();
        }
    }
}
