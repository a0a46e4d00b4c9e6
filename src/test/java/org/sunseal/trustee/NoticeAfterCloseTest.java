package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.project.proof.Notice;

/** Once a round is closed its terms stand, and only an order changes what happens to it (protocol 5.1b). */
@Timeout(300)
class NoticeAfterCloseTest {
    @TempDir
    private Path folder;

    private AgentWorld world;
    private TestLot lot;

    @BeforeEach
    void receiveThreeBids() throws IOException {
        world = AgentWorld.running(folder);
        lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_notice_after_the_close_delays_nothing_by_whichever_way_it_comes() {
        var closing = lot.close();
        lot.awaitWindow(closing);

        world.log("NOTICE", postponement(1));
        AgentWorld.TRUSTEES.forEach(agent -> send(agent, postponement(2)));
        world.awaitEverybodyUpToDate();
        world.stop("T1");
        world.start("T1");
        lot.awaitWindow("T1", closing);
        world.allClocksTo(TestLot.RIPE);

        world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
    }

    @Test
    void a_notice_an_inbox_took_before_the_close_binds_that_agent_for_good() {
        send("T1", postponement(1));
        var closing = lot.close();
        var others = List.of("T2", "T3", "T4", "T5");
        others.forEach(agent -> lot.awaitWindow(agent, closing));

        world.log("NOTICE", postponement(1)); // too late for the others
        send("T1", postponement(1));
        world.awaitEverybodyUpToDate();
        world.stop("T1");
        world.start("T1");
        world.allClocksTo(TestLot.RIPE);

        world.awaitReleasedBy(closing.sha256(), others);
        world.awaitHold("T1", closing.sha256(), "R1");
    }

    private byte[] postponement(int days) {
        Notice later = lot.postponement(TestLot.OPEN_AT.plus(Duration.ofDays(days)));
        return later.sign(world.agency);
    }

    private void send(String agent, byte[] notice) {
        assertThat(world.post(agent, "/inbox/notices", notice).statusCode()).isEqualTo(200);
    }
}
