package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.opening.proof.Release;

/**
 * An agent that dies between disk, sending and log says afterwards what it would have said, in the same bytes, and
 * nothing else.
 */
@Timeout(300)
class RestartTest {
    private static final List<String> OTHERS = List.of("T2", "T3", "T4", "T5");

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
    void dying_between_disk_and_platform_resends_the_same_message() {
        AgentWorld.TRUSTEES.forEach(world::start);
        var lot = TestLot.withThreeBids(world);
        var attempts = new CopyOnWriteArrayList<byte[]>();
        world.platform.onShares = (trustee, message) -> {
            if (trustee.equals("T1")) {
                attempts.add(message);
                throw new IllegalStateException("the connection breaks");
            }
        };
        var closing = lot.closeAndRipen();
        world.await(() -> !attempts.isEmpty());
        world.stop("T1");

        world.platform.onShares = (trustee, message) -> {};
        world.start("T1");

        world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
        assertThat(world.platform.shareMessages(closing.sha256(), "T1")).containsOnly(attempts.getFirst());
    }

    @Test
    void dying_between_platform_and_log_logs_the_one_release_after_the_restart() {
        AgentWorld.TRUSTEES.forEach(world::start);
        var lot = TestLot.withThreeBids(world);
        world.platform.withheld.add("RELEASE");
        var closing = lot.closeAndRipen();
        world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
        world.stop("T1");
        world.platform.withheld.clear();

        world.start("T1");

        world.await(() -> !releasesLogged("T1").isEmpty());
        world.awaitEverybodyUpToDate();
        assertThat(releasesLogged("T1")).hasSize(1);
        var messages = world.platform.shareMessages(closing.sha256(), "T1");
        assertThat(messages).allMatch(message -> Arrays.equals(message, messages.getFirst()));
        long sent = messages.size();
        world.stop("T1");
        world.start("T1"); // all is delivered: nothing is sent any more
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.shareMessages(closing.sha256(), "T1")).hasSize((int) sent);
    }

    @Test
    void the_objection_window_goes_on_where_it_was() {
        AgentWorld.TRUSTEES.forEach(world::start);
        var lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        lot.awaitWindow(closing);
        world.allClocksTo(TestLot.OPEN_AT.plus(TestLot.WINDOW).minusSeconds(1));
        world.stop("T1");

        world.start("T1");

        lot.awaitWindow("T1", closing);
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
    }

    @Test
    void an_order_acknowledged_before_the_restart_is_obeyed_after_it() {
        AgentWorld.TRUSTEES.forEach(world::start);
        var lot = TestLot.withThreeBids(world);
        world.platform.withheld.add("ORDER");
        world.allClocksTo(TestLot.OPEN_AT);
        world.post("T1", "/inbox/orders", lot.suspension("a complaint").sign(world.regulator));
        world.stop("T1");
        world.start("T1");

        var closing = lot.close();
        OTHERS.forEach(agent -> lot.awaitWindow(agent, closing));
        world.allClocksTo(TestLot.RIPE);

        world.awaitReleasedBy(closing.sha256(), OTHERS);
        world.awaitHold("T1", closing.sha256(), "R4");
    }

    @Test
    void killed_while_sending_it_sends_the_same_bytes_again_and_knows_its_allotments() throws Exception {
        var time = folder.resolve("time");
        ChildAgent.setTime(time, AgentWorld.NOW);
        OTHERS.forEach(world::start);
        var child = ChildAgent.start(world.home("T1"), time, folder.resolve("child.log"));
        try {
            var lot = TestLot.withThreeBids(world);
            var arrived = new CountDownLatch(1);
            var killed = new CountDownLatch(1);
            var attempts = new CopyOnWriteArrayList<byte[]>();
            world.platform.onShares = (trustee, message) -> {
                if (trustee.equals("T1")) {
                    attempts.add(message);
                    arrived.countDown();
                    await(killed);
                    throw new IllegalStateException("nobody listens any more");
                }
            };
            ChildAgent.setTime(time, TestLot.OPEN_AT);
            var closing = lot.closeAndRipen();
            letWindowPass(time, arrived);
            child.destroyForcibly().waitFor(); // SIGKILL: no farewell
            killed.countDown();
            world.platform.onShares = (trustee, message) -> {};

            world.start("T1");

            world.awaitReleasedBy(closing.sha256(), AgentWorld.TRUSTEES);
            assertThat(world.platform.shareMessages(closing.sha256(), "T1")).containsOnly(attempts.getFirst());
            var sham = TestLot.published(world, "sham", "b1", TestLot.RIPE.plus(Duration.ofHours(1)), 1);
            sham.propose();
            world.await(() -> world.status("T1")
                    .object("allotmentsRefused")
                    .optionalText(sham.allotment.sha256())
                    .filter(why -> why.contains("allotted to " + lot.tender))
                    .isPresent());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void one_home_runs_once() {
        world.start("T1");

        assertThatIllegalStateException()
                .isThrownBy(() -> AgentHome.open(world.home("T1")).close());
        world.stop("T1");
        AgentHome.open(world.home("T1")).close();
    }

    /** Moves the child's clock on until it releases: nobody here sees at which instant its window began. */
    private static void letWindowPass(Path time, CountDownLatch released) throws IOException, InterruptedException {
        for (int hours = 1; hours <= 60; hours++) {
            ChildAgent.setTime(time, TestLot.RIPE.plus(Duration.ofHours(hours)));
            if (released.await(1, TimeUnit.SECONDS)) {
                return;
            }
        }
        throw new AssertionError("The child released nothing");
    }

    private List<Release> releasesLogged(String trustee) {
        return world.platform.logged("RELEASE").stream()
                .map(Release::read)
                .filter(release -> release.trustee().equals(trustee))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
