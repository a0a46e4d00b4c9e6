package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.SignedNote;

@Timeout(300)
class WitnessTest {
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
    void a_forked_tree_is_not_cosigned_and_kept_as_evidence() {
        world.start("T1");
        world.await(() -> world.status("T1").integer("cosignedSize") > 3);
        world.holdLog();
        world.awaitQuiet("T1");
        long honest = world.status("T1").integer("cosignedSize");

        world.platform.log.fork(1);

        world.await(() -> world.status("T1").text("notCosigningBecause").contains("does not continue"));
        assertThat(world.status("T1").integer("cosignedSize")).isEqualTo(honest);
        assertThat(world.home("T1").resolve("state/forks")).isNotEmptyDirectory();
        assertThat(world.platform.log.cosignedBy("T1")).isEmpty(); // of the history shown now
    }

    @Test
    void a_witness_without_peers_or_platform_up_front_starts_all_the_same() {
        world.start("T1");

        world.await(() -> world.status("T1").integer("cosignedSize") > 0);

        assertThat(world.status("T1").text("notCosigningBecause")).isEmpty();
    }

    @Test
    void a_clock_that_went_back_signs_no_earlier_time() {
        world.start("T1");
        world.await(() -> world.status("T1").integer("cosignedSize") > 0);
        world.stop("T1");
        world.agentTime.get("T1").forward(Duration.ofSeconds(-1));
        long before = world.platform.log.cosignedBy("T1").size();

        world.start("T1");

        world.await(() -> world.status("T1").text("notCosigningBecause").contains("before the last cosignature"));
        assertThat(world.platform.log.cosignedBy("T1")).hasSize((int) before);
        world.agentTime.get("T1").forward(Duration.ofSeconds(1));
        world.await(() -> world.platform.log.cosignedBy("T1").size() > before);
    }

    @Test
    void a_restart_after_a_clock_jump_goes_on_cosigning_later_times() {
        world.start("T1");
        world.await(() -> world.status("T1").integer("cosignedSize") > 0);
        world.stop("T1");
        world.agentTime.get("T1").forward(Duration.ofDays(150));

        world.start("T1");

        var jumped = AgentWorld.NOW.plus(Duration.ofDays(150));
        world.await(() -> world.platform.log.cosignedBy("T1").stream()
                .anyMatch(note -> timeOf("T1", note).equals(jumped)));
        assertGrowing("T1");
    }

    @Test
    void clocks_more_than_two_seconds_apart_stop_cosigning_and_releasing_but_not_following() {
        world.compareClock("T1", farFrom(Duration.ofMinutes(10)));
        world.compareClock("T2", farFrom(Duration.ofMillis(1500)));
        AgentWorld.TRUSTEES.forEach(world::start);

        var lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        List.of("T2", "T3").forEach(agent -> lot.awaitWindow(agent, closing));
        world.allClocksTo(TestLot.RIPE);

        world.awaitReleasedBy(closing.sha256(), List.of("T2", "T3", "T4", "T5"));
        world.awaitHold("T1", closing.sha256(), "R1");
        assertThat(world.status("T1").text("clockInDoubt")).contains("differs from the machine's clock by");
        assertThat(world.status("T1").integer("cosignedSize")).isZero();
        assertThat(world.status("T2").integer("cosignedSize")).isPositive();
    }

    @Test
    void two_witnesses_down_and_one_clock_ten_minutes_off_still_give_the_right_time() {
        world.platform.log.silenceStandIns();
        world.agentTime.get("T1").forward(Duration.ofMinutes(10));
        world.holdLog(); // with five of seven left, all five must cosign the same checkpoint
        AgentWorld.TRUSTEES.forEach(world::start);
        AgentWorld.TRUSTEES.forEach(world::awaitQuiet);
        world.platform.log.tick();

        world.await(() -> world.platform.log.provenSize() == world.platform.log.checkpointSize());

        var proven = world.register.quorum().verify(world.platform.log.newest().orElseThrow());
        assertThat(proven.quorumTime()).isEqualTo(AgentWorld.NOW);
        long provenThen = world.platform.log.provenSize();
        world.stop("T5"); // one more down: nothing is proved any more
        world.platform.log.tick();
        world.awaitQuiet("T2");
        assertThat(world.platform.log.provenSize()).isEqualTo(provenThen);
    }

    @Test
    void an_agent_restored_from_an_old_backup_signs_neither_a_fork_nor_what_it_promised_before() throws IOException {
        List.of("T1", "T2", "T3", "T4", "T5").forEach(world::start);
        TestLot.makeBatch(world, "b1");
        world.stop("T1");
        copy(world.home("T1"), folder.resolve("backup"));
        world.start("T1");
        var lot = TestLot.published(world, "tender-1", "b1", TestLot.OPEN_AT, 1);
        world.platform.withheld.add("ALLOT");
        lot.propose();
        world.await(() -> world.platform.signatures(lot.allotment) == 5);
        world.await(() -> world.platform.log.provenSize() > lot.noticeIndex());
        world.holdLog();
        world.awaitQuiet("T1");
        world.stop("T1");
        restore(folder.resolve("backup"), world.home("T1"));

        world.start("T1");

        world.platform.log.tick();
        world.await(() -> world.status("T1").integer("cosignedSize") == world.platform.log.size());
        assertGrowing("T1");
        var sham = TestLot.published(world, "sham", "b1", AgentWorld.NOW.plus(Duration.ofMinutes(1)), 1);
        world.platform.propose(sham.allotment);
        world.platform.log.tick();
        world.await(() -> world.status("T1")
                .object("allotmentsRefused")
                .optionalText(sham.allotment.sha256())
                .filter(why -> why.contains("restored from a backup"))
                .isPresent());
    }

    @Test
    void a_restored_agent_learns_of_a_fork_from_its_peers_and_without_them_cannot() throws IOException {
        List.of("T1", "T2", "T3").forEach(world::start);
        world.await(() -> world.status("T1").integer("cosignedSize") > 3);
        world.stop("T1");
        copy(world.home("T1"), folder.resolve("backup"));
        long backup = Promise.load(folder.resolve("backup/state/cosigned.json")).size();
        world.start("T1");
        world.await(() -> world.status("T2").integer("cosignedSize") > backup + 4);
        world.holdLog();
        world.awaitQuiet("T1");
        world.stop("T1");
        restore(folder.resolve("backup"), world.home("T1"));
        world.platform.log.fork(
                (int) (world.platform.log.size() - backup)); // a history that fits the backup and nobody else

        world.start("T1");

        world.platform.log.tick();
        world.await(() -> !world.status("T1").text("notCosigningBecause").isEmpty());
        world.platform.log.growBeyond(200);
        world.await(() ->
                world.status("T1").object("troubles").optionalText("witnessing").isPresent());
        assertThat(world.platform.log.cosignedBy("T1")).isEmpty();
        List.of("T1", "T2", "T3").forEach(world::stop);
        restore(folder.resolve("backup"), world.home("T1"));
        world.start("T1");
        world.platform.log.tick();
        world.await(() -> !world.platform.log.cosignedBy("T1").isEmpty());
    }

    private void assertGrowing(String agent) {
        long size = 0;
        var time = Instant.EPOCH;
        for (var note : world.platform.log.cosignedBy(agent)) {
            assertThat(Checkpoint.parse(note).size()).isGreaterThanOrEqualTo(size);
            assertThat(timeOf(agent, note)).isAfterOrEqualTo(time);
            size = Checkpoint.parse(note).size();
            time = timeOf(agent, note);
        }
        assertThat(size).isPositive();
    }

    private Instant timeOf(String agent, SignedNote note) {
        return Cosignatures.verify(world.register.member(agent).orElseThrow().witnessKey(), note)
                .orElseThrow();
    }

    private ClockSource farFrom(Duration by) {
        return new ClockSource() {
            @Override
            public String name() {
                return "reference";
            }

            @Override
            public Instant read() {
                return world.machine.instant().minus(by);
            }
        };
    }

    private static void restore(Path backup, Path home) throws IOException {
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(Durable::delete);
        }
        copy(backup, home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
