package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Complaint;
import org.sunseal.custody.proof.Dealing;

@Timeout(120)
class TakePartInCeremoniesTest {
    @TempDir
    private Path folder;

    private AgentWorld world;

    @BeforeEach
    void makeHomes() throws IOException {
        world = new AgentWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_bad_dealing_ends_the_ceremony_with_a_signed_complaint() {
        AgentWorld.TRUSTEES.stream().filter(id -> !id.equals("T5")).forEach(world::start);
        world.platform.openCeremony("b1", 3);
        world.await(() -> world.platform.dealings("b1").size() == 4);

        // T5's own key signs a dealing of another batch, as a careless or hostile trustee might
        var home = AgentHome.open(world.home("T5"));
        var other = Dealing.random(new CeremonyTerms("b0", 3, world.register), 5);
        world.platform.deal("b1", "T5", other.message(home.keys().signing()));
        home.close();

        world.await(() -> !world.platform.complaints("b1").isEmpty());
        var complaint = Complaint.parse(
                world.platform.complaints("b1").values().iterator().next(), world.register);
        assertThat(complaint.dealer()).isEqualTo("T5");
        assertThat(world.platform.certificates("b1")).isZero();
        world.start("T5");
        TestLot.makeBatch(world, "b2"); // the next ceremony, with T5 dealing honestly, succeeds
    }

    @Test
    void a_restart_between_dealing_and_certifying_sends_the_same_dealing_and_ends_well() {
        AgentWorld.TRUSTEES.stream().filter(id -> !id.equals("T2")).forEach(world::start);
        world.platform.openCeremony("b1", 3);
        world.await(() -> world.platform.dealings("b1").size() == 4);
        var dealt = world.platform.dealings("b1").get("T1");
        world.stop("T1");
        world.platform.forgetDealing("b1", "T1");

        world.start("T1");
        world.start("T2");

        world.await(() -> world.platform.certificates("b1") == 5);
        assertThat(world.platform.dealings("b1").get("T1")).isEqualTo(dealt);
    }

    @Test
    void no_dealers_share_lies_on_disk_in_clear_or_after_its_use() {
        AgentWorld.TRUSTEES.forEach(world::start);

        TestLot.makeBatch(world, "b1");

        var batch = world.home("T1").resolve("state/batches/b1");
        assertThat(Durable.names(batch)).containsExactly("certificate.p7", "dealing.p7", "shares.p7m");
    }
}
