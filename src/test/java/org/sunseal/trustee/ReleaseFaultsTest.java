package org.sunseal.trustee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ReleaseFaultsTest {
    @TempDir
    private Path folder;

    @Test
    void a_fault_in_one_lot_holds_that_lot_alone() throws IOException {
        try (var world = AgentWorld.running(folder)) {
            var broken = TestLot.withThreeBids(world);
            TestLot.makeBatch(world, "b2");
            var whole = TestLot.published(world, "tender-2", "b2", TestLot.OPEN_AT, 1);
            whole.propose();
            world.await(() -> world.platform.signatures(whole.allotment) == 5);
            List.of(0, 1, 2).forEach(whole::bid);
            world.allClocksTo(TestLot.OPEN_AT);
            var first = broken.close();
            var second = whole.close();
            broken.awaitWindow(first);
            whole.awaitWindow(second);
            Files.write(world.home("T1").resolve("state/batches/b1/shares.p7m"), new byte[] {1, 2, 3});

            world.allClocksTo(TestLot.RIPE);

            world.awaitReleasedBy(second.sha256(), AgentWorld.TRUSTEES);
            world.awaitReleasedBy(first.sha256(), List.of("T2", "T3", "T4", "T5"));
            world.awaitHold("T1", first.sha256(), "FAULT");
            world.await(() -> world.status("T1").list("holds").size() == 1);
        }
    }
}
