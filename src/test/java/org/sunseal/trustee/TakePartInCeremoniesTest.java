package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.custody.proof.CeremonyTerms;
import org.sunseal.custody.proof.Complaint;
import org.sunseal.custody.proof.CrookedDealing;
import org.sunseal.custody.proof.Dealing;

@Timeout(300)
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
        world.platform.bulletin.openCeremony("b1", 3);
        world.await(() -> world.platform.bulletin.dealings("b1").size() == 4);

        // T5's own key signs a share for T1 that does not fit, as a careless or hostile trustee might
        var home = AgentHome.open(world.home("T5"));
        var crooked = new CrookedDealing(terms("b1"), 5);
        crooked.shareOffset(1, BigInteger.ONE);
        world.platform.bulletin.deal("b1", "T5", crooked.message(home.keys().signing()));
        home.close();

        world.await(() -> world.platform.bulletin.complaints("b1").containsKey("T1"));
        var complaint = Complaint.parse(world.platform.bulletin.complaints("b1").get("T1"), world.register);
        assertThat(complaint.dealer()).isEqualTo("T5");
        var dealing = world.platform.bulletin.dealings("b1").get("T5");
        assertThat(complaint.confirm(dealing, terms("b1"))).contains("bad-share");
        awaitForgotten("T1", "b1");
        // the restart without that dealer, who holds shares all the same
        world.start("T5");
        world.platform.bulletin.openCeremony("b2", 3, List.of("T1", "T2", "T3", "T4"));
        world.await(() -> world.platform.bulletin.certificates("b2") == 5);
        assertThat(world.platform.bulletin.dealings("b2")).doesNotContainKey("T5");
    }

    @Test
    void an_old_dealing_replayed_by_the_bulletin_accuses_nobody_and_is_not_certified() {
        AgentWorld.TRUSTEES.stream().filter(id -> !id.equals("T5")).forEach(world::start);
        world.platform.bulletin.openCeremony("b1", 3);
        world.await(() -> world.platform.bulletin.dealings("b1").size() == 4);
        var home = AgentHome.open(world.home("T5"));
        var old = Dealing.random(terms("b0"), 5).message(home.keys().signing());
        home.close();

        world.platform.bulletin.deal("b1", "T5", old);

        world.await(() -> world.status("T1").toString().contains("not its word")
                || world.status("T1").object("troubles").has("ceremonies"));
        assertThat(world.platform.bulletin.complaints("b1")).isEmpty();
        assertThat(world.platform.bulletin.certificates("b1")).isZero();
    }

    @Test
    void the_secrets_of_a_ceremony_that_ended_are_forgotten_unless_it_was_certified_here() {
        AgentWorld.TRUSTEES.forEach(world::start);
        TestLot.makeBatch(world, "b1");
        world.stop("T5");
        world.platform.bulletin.openCeremony("b2", 3);
        world.await(() -> world.platform.bulletin.dealings("b2").size() == 4);
        assertThat(world.home("T1").resolve("state/batches/b2/own.p7m")).exists();

        world.platform.bulletin.end("b1"); // the platform lies about a batch the trustees have signed
        world.platform.bulletin.end("b2");

        List.of("T1", "T2", "T3", "T4").forEach(agent -> awaitForgotten(agent, "b2"));
        assertThat(world.home("T1").resolve("state/batches/b1/shares.p7m")).exists();
    }

    private void awaitForgotten(String agent, String batch) {
        var secrets = world.home(agent).resolve("state/batches").resolve(batch);
        world.await(
                () -> Files.notExists(secrets.resolve("own.p7m")) && Files.notExists(secrets.resolve("shares.p7m")));
    }

    private CeremonyTerms terms(String batch) {
        return new CeremonyTerms(batch, 3, world.register);
    }

    @Test
    void a_restart_between_dealing_and_certifying_sends_the_same_dealing_and_ends_well() {
        AgentWorld.TRUSTEES.stream().filter(id -> !id.equals("T2")).forEach(world::start);
        world.platform.bulletin.openCeremony("b1", 3);
        world.await(() -> world.platform.bulletin.dealings("b1").size() == 4);
        var dealt = world.platform.bulletin.dealings("b1").get("T1");
        world.stop("T1");
        world.platform.bulletin.forgetDealing("b1", "T1");

        world.start("T1");
        world.start("T2");

        world.await(() -> world.platform.bulletin.certificates("b1") == 5);
        assertThat(world.platform.bulletin.dealings("b1").get("T1")).isEqualTo(dealt);
    }

    @Test
    void no_dealers_share_lies_on_disk_in_clear_or_after_its_use() {
        AgentWorld.TRUSTEES.forEach(world::start);

        TestLot.makeBatch(world, "b1");

        var batch = world.home("T1").resolve("state/batches/b1");
        assertThat(Durable.names(batch)).containsExactly("certificate.p7", "dealing.p7", "shares.p7m");
    }
}
