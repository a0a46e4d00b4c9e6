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
import org.sunseal.custody.proof.Allotment;

@Timeout(300)
class SignAllotmentsTest {
    @TempDir
    private Path folder;

    private AgentWorld world;

    @BeforeEach
    void start() throws IOException {
        world = AgentWorld.running(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_sham_tender_gets_no_signature_over_a_victims_keys() {
        var victim = TestLot.allotted(world);
        var sham = TestLot.published(world, "sham", "b1", AgentWorld.NOW.plus(Duration.ofMinutes(1)), 1);

        sham.propose();

        AgentWorld.TRUSTEES.forEach(agent -> awaitRefusal(agent, sham.allotment, "allotted to " + victim.tender));
        assertThat(world.platform.signatures(sham.allotment)).isZero();
        TestLot.makeBatch(world, "b2"); // with keys of its own the same tender is served
        var honest = ofKeys(sham.allotment, "b2", 0, TestLot.KEYS);
        world.platform.propose(honest);
        world.await(() -> world.platform.signatures(honest) == 5);
    }

    @Test
    void one_shared_key_is_enough_to_refuse() {
        var victim = TestLot.allotted(world);
        var sham = TestLot.published(world, "sham", "b1", AgentWorld.NOW.plus(Duration.ofMinutes(1)), 1);
        var lastKey = ofKeys(sham.allotment, "b1", TestLot.KEYS - 1, 1);

        world.platform.propose(lastKey);

        AgentWorld.TRUSTEES.forEach(agent -> awaitRefusal(agent, lastKey, "allotted to " + victim.tender));
    }

    @Test
    void the_table_outlives_a_restart() {
        world.platform.withheld.add("ALLOT");
        var victim = TestLot.allotted(world);
        world.stop("T1");
        world.start("T1");
        var again = world.platform.signature(victim.allotment, "T1");

        var sham = TestLot.published(world, "sham", "b1", AgentWorld.NOW.plus(Duration.ofMinutes(1)), 1);
        sham.propose();

        awaitRefusal("T1", sham.allotment, "allotted to " + victim.tender);
        assertThat(world.platform.signature(victim.allotment, "T1")).isEqualTo(again);
    }

    @Test
    void an_allotment_without_a_notice_in_the_log_waits_for_it() {
        TestLot.makeBatch(world, "b1");
        world.holdLog();
        var lot = TestLot.published(world, "tender-1", "b1", TestLot.OPEN_AT, 1);

        lot.propose();

        awaitRefusal("T1", lot.allotment, "not held here");
        world.platform.log.tick();
        world.await(() -> world.platform.signatures(lot.allotment) == 5);
    }

    @Test
    void values_other_than_the_notices_are_not_signed() {
        TestLot.makeBatch(world, "b1");
        var lot = TestLot.published(world, "tender-1", "b1", TestLot.OPEN_AT, 1);
        var right = lot.allotment;
        var earlier = new Allotment(
                "b1",
                0,
                TestLot.KEYS,
                right.purpose(),
                right.tender(),
                right.lot(),
                1,
                right.noticeSha256(),
                right.firstOpenAt().minusSeconds(1),
                right.minimumBids());
        var fewer = new Allotment(
                "b1",
                0,
                TestLot.KEYS,
                right.purpose(),
                right.tender(),
                right.lot(),
                1,
                right.noticeSha256(),
                right.firstOpenAt(),
                1);
        var beyond = ofKeys(right, "b1", 1, TestLot.KEYS);
        var draw = new Allotment(
                "b1",
                0,
                TestLot.KEYS,
                Allotment.Purpose.DRAW,
                right.tender(),
                right.lot(),
                1,
                right.noticeSha256(),
                right.firstOpenAt(),
                right.minimumBids());

        List.of(earlier, fewer, beyond, draw).forEach(world.platform::propose);

        awaitRefusal("T1", earlier, "another time");
        awaitRefusal("T1", fewer, "another minimum");
        awaitRefusal("T1", beyond, "certified no such keys");
        awaitRefusal("T1", draw, "a draw has one key");
        world.platform.propose(right);
        world.await(() -> world.platform.signatures(right) == 5);
    }

    @Test
    void a_further_allotment_of_the_round_is_signed_and_one_under_another_notice_is_not() {
        var lot = TestLot.allotted(world);
        TestLot.makeBatch(world, "b2");
        var further = ofKeys(lot.allotment, "b2", 0, 2);
        var again = ofKeys(lot.allotment, "b2", 1, 2);
        var otherNotice = TestLot.published(world, lot.tender, "b2", TestLot.OPEN_AT.minusSeconds(1), 1);
        var otherTerms = ofKeys(otherNotice.allotment, "b2", 3, 2);

        world.platform.propose(further);
        world.await(() -> world.platform.signatures(further) == 5);
        world.platform.propose(again);
        world.platform.propose(otherTerms);

        AgentWorld.TRUSTEES.forEach(agent -> awaitRefusal(agent, again, "allotted to " + lot.tender));
        AgentWorld.TRUSTEES.forEach(agent -> awaitRefusal(agent, otherTerms, "terms of another notice"));
    }

    @Test
    void a_proposal_that_fails_does_not_stand_before_the_others() {
        TestLot.makeBatch(world, "b1");
        TestLot.makeBatch(world, "b2");
        var first = TestLot.published(world, "tender-1", "b1", TestLot.OPEN_AT, 1);
        var second = TestLot.published(world, "tender-2", "b2", TestLot.OPEN_AT, 1);
        world.platform.refusing.add(first.allotment.sha256());

        world.platform.propose("00".repeat(32), new byte[] {1, 2, 3});
        first.propose();
        second.propose();

        world.await(() -> world.platform.signatures(second.allotment) == 5);
        assertThat(world.platform.signatures(first.allotment)).isZero();
        world.await(() ->
                world.status("T1").object("troubles").optionalText("allotments").isPresent());
    }

    @Test
    void what_the_platform_offers_as_register_or_trust_is_never_asked_for() {
        TestLot.allotted(world);

        assertThat(world.platform.requests)
                .noneMatch(request -> request.contains("trust") || request.contains("register"));
    }

    private void awaitRefusal(String agent, Allotment allotment, String reason) {
        world.await(() -> world.status(agent)
                .object("allotmentsRefused")
                .optionalText(allotment.sha256())
                .filter(why -> why.contains(reason))
                .isPresent());
    }

    private static Allotment ofKeys(Allotment allotment, String batch, int firstKey, int count) {
        return new Allotment(
                batch,
                firstKey,
                count,
                allotment.purpose(),
                allotment.tender(),
                allotment.lot(),
                allotment.round(),
                allotment.noticeSha256(),
                allotment.firstOpenAt(),
                allotment.minimumBids());
    }
}
