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
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.Release;
import org.sunseal.project.proof.Order;

/**
 * When agents keep their shares and when they let them go; each obstacle is removed in the end, so that it is known to
 * have been the only one.
 */
@Timeout(300)
class ReleaseSharesTest {
    private static final List<String> ALL = AgentWorld.TRUSTEES;

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
    void five_agents_release_a_closed_lot_after_the_objection_window() {
        var lot = TestLot.withThreeBids(world);

        var closing = lot.closeAndRipen();

        world.awaitReleasedBy(closing.sha256(), ALL);
        var message = world.platform.shareMessages(closing.sha256(), "T2").getFirst();
        byte[] signed = SealedMessage.open(message, world.openingService.key(), world.openingService.certificate());
        var released = ShareRelease.parse(signed, world.register);
        assertThat(released.trustee().id()).isEqualTo("T2");
        assertThat(released.release().shares().keySet()).containsExactly("b1.0", "b1.1", "b1.3");
        world.await(() -> world.platform.logged("RELEASE").size() == 5);
        var statement = world.platform.logged("RELEASE").stream()
                .map(Release::read)
                .filter(each -> each.trustee().equals("T2"))
                .findFirst()
                .orElseThrow();
        assertThat(statement.messageSha256()).isEqualTo(Framing.hex(Framing.sha256(signed)));
        assertThat(statement.root()).isEqualTo(world.platform.log.rootHex(statement.size()));
        assertThat(statement.seen()).hasSizeGreaterThanOrEqualTo(3); // at least NOTICE, ALLOT and CLOSE
    }

    @Test
    void bids_of_two_allotments_are_released_together() {
        var lot = TestLot.withThreeBids(world);
        lot.allotMore("b2");
        lot.bids.add(new ListedBid("b2.4", "00".repeat(32), 9));

        var closing = lot.closeAndRipen();

        world.awaitReleasedBy(closing.sha256(), ALL);
        var message = world.platform.shareMessages(closing.sha256(), "T4").getFirst();
        byte[] signed = SealedMessage.open(message, world.openingService.key(), world.openingService.certificate());
        var released = ShareRelease.parse(signed, world.register);
        assertThat(released.release().shares().keySet()).containsExactly("b1.0", "b1.1", "b1.3", "b2.4");
    }

    @Test
    void the_platforms_clock_alone_opens_nothing() {
        var lot = TestLot.withThreeBids(world);
        world.platformTime.moveTo(TestLot.OPEN_AT.plus(Duration.ofHours(1)));
        world.stampTime.moveTo(TestLot.OPEN_AT);

        var closing = lot.close();

        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R1", "R6"));
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), ALL);
    }

    @Test
    void a_close_stamped_before_the_opening_time_opens_nothing_ever() {
        var lot = TestLot.withThreeBids(world);
        var early = lot.close();
        ALL.forEach(agent -> world.awaitHold(agent, early.sha256(), "R1", "R6"));

        world.allClocksTo(TestLot.RIPE.plus(Duration.ofDays(1)));

        ALL.forEach(agent -> world.awaitHold(agent, early.sha256(), "R1"));
        assertThat(world.status("T1").list("holds").getFirst().text("why")).contains("before opening");
        assertThat(world.platform.releasedBy(early.sha256())).isEmpty();
    }

    @Test
    void a_close_the_platform_did_not_sign_is_not_heeded() {
        var lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);

        var forged = lot.close(TestLot.OPEN_AT, BidList.of(lot.bids.subList(0, 3)), world.agency);

        world.awaitEverybodyUpToDate();
        world.allClocksTo(TestLot.RIPE);
        world.awaitEverybodyUpToDate();
        ALL.forEach(agent -> assertThat(world.status(agent).list("holds")).isEmpty());
        assertThat(world.platform.releasedBy(forged.sha256())).isEmpty();
        var genuine = lot.close();
        lot.awaitWindow(genuine);
        world.allClocksTo(TestLot.RIPE.plus(TestLot.WINDOW));
        world.awaitReleasedBy(genuine.sha256(), ALL);
    }

    @Test
    void a_suspended_lot_stays_shut_until_that_suspension_is_lifted() {
        var lot = TestLot.withThreeBids(world);
        var first = lot.suspension("first");
        var second = lot.suspension("second");
        var oldResume = Order.resume(first, TestLot.OPEN_AT, "lifted").sign(world.regulator);
        world.log("ORDER", first.sign(world.regulator));
        world.log("ORDER", oldResume);
        world.log("ORDER", second.sign(world.regulator));

        var closing = lot.closeWhileHeldBy("R4");
        world.log("ORDER", oldResume); // replayed
        ALL.forEach(agent -> world.post(agent, "/inbox/orders", oldResume));
        world.awaitEverybodyUpToDate();

        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R4"));
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        world.log("ORDER", Order.resume(second, TestLot.OPEN_AT, "lifted").sign(world.regulator));
        world.awaitReleasedBy(closing.sha256(), ALL);
    }

    @Test
    void a_lot_of_two_bids_stays_shut_when_three_are_needed() {
        var lot = TestLot.allotted(world);
        lot.bid(0);
        lot.bid(1);

        var closing = lot.closeWhileHeldBy("R5");

        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R5"));
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        // that three bids are opened is shown by the tests around this one
    }

    @Test
    void a_list_that_names_a_slot_outside_the_allotment_stays_shut() {
        var lot = TestLot.withThreeBids(world);
        lot.bids.add(new ListedBid("b1.99", "00".repeat(32), 9));

        var closing = lot.closeWhileHeldBy("R3");

        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        assertThat(world.status("T3").list("holds").getFirst().text("why")).contains("b1.99");
    }

    @Test
    void a_withheld_postponement_binds_the_agents_whose_inbox_has_it() {
        var lot = TestLot.withThreeBids(world);
        world.platform.withheld.add("NOTICE");
        world.allClocksTo(TestLot.OPEN_AT);
        var later = TestLot.OPEN_AT.plus(Duration.ofDays(1));
        var postponement = lot.postponement(later).sign(world.agency);
        for (var agent : List.of("T1", "T2", "T3")) {
            assertThat(world.post(agent, "/inbox/notices", postponement).statusCode())
                    .isEqualTo(200);
        }

        var closing = lot.close();
        List.of("T4", "T5").forEach(agent -> lot.awaitWindow(agent, closing));
        world.agentTime.get("T4").moveTo(TestLot.RIPE);
        world.agentTime.get("T5").moveTo(TestLot.RIPE);

        world.awaitReleasedBy(closing.sha256(), List.of("T4", "T5")); // fewer than three: nothing can be opened
        world.awaitHold("T1", closing.sha256(), "R1", "R6");
    }

    @Test
    void an_unlogged_suspension_at_three_agents_stops_the_opening_and_spreads_after_ten_minutes() {
        var lot = TestLot.withThreeBids(world);
        var order = lot.suspension("a complaint").sign(world.regulator);
        world.platform.withheld.add("ORDER");
        world.allClocksTo(TestLot.OPEN_AT);
        for (var agent : List.of("T1", "T3", "T5")) {
            assertThat(world.post(agent, "/inbox/orders", order).statusCode()).isEqualTo(200);
        }

        var closing = lot.close();
        List.of("T2", "T4").forEach(agent -> lot.awaitWindow(agent, closing));
        world.agentTime.get("T2").moveTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), List.of("T2"));
        world.awaitHold("T1", closing.sha256(), "R4", "R6");
        world.agentTime.get("T1").moveTo(TestLot.OPEN_AT.plus(PublishUnlogged.PATIENCE));

        world.await(() -> world.rulesHolding("T4", closing.sha256()).contains("R4")); // T1 passed it on
        assertThat(world.platform.requests).contains("POST /log/entries");
        world.allClocksTo(TestLot.RIPE.plus(Duration.ofHours(1)));
        world.awaitHold("T4", closing.sha256(), "R4");
        assertThat(world.platform.releasedBy(closing.sha256())).containsExactly("T2");
    }

    @Test
    void an_unlogged_order_is_published_by_the_agent_that_has_it() {
        var lot = TestLot.withThreeBids(world);
        var order = lot.suspension("a complaint").sign(world.regulator);
        world.post("T1", "/inbox/orders", order);
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.logged("ORDER")).isEmpty(); // it is the platform's to log for ten minutes

        world.agentTime.get("T1").forward(PublishUnlogged.PATIENCE);

        world.await(() -> world.platform.logged("ORDER").size() == 1);
    }

    @Test
    void two_closes_of_one_round_stop_every_agent() {
        var lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);
        var first = lot.close();
        var second = lot.close(TestLot.OPEN_AT, BidList.of(lot.bids.subList(0, 2)), world.platformSigning);
        ALL.forEach(agent -> world.awaitHold(agent, first.sha256(), "R2", "R6"));

        world.allClocksTo(TestLot.RIPE.plus(Duration.ofDays(1)));

        ALL.forEach(agent -> world.awaitHold(agent, first.sha256(), "R2"));
        ALL.forEach(agent -> world.awaitHold(agent, second.sha256(), "R2", "R5"));
        assertThat(world.platform.releasedBy(first.sha256())).isEmpty();
        assertThat(world.platform.releasedBy(second.sha256())).isEmpty();
    }

    @Test
    void a_second_close_after_the_release_gets_nothing() {
        var lot = TestLot.withThreeBids(world);
        var first = lot.closeAndRipen();
        world.awaitReleasedBy(first.sha256(), ALL);

        var second = lot.close(TestLot.OPEN_AT, BidList.of(lot.bids.subList(0, 3)), world.platformSigning);

        ALL.forEach(agent ->
                world.await(() -> world.rulesHolding(agent, second.sha256()).contains("R3")));
        world.allClocksTo(TestLot.RIPE.plus(Duration.ofDays(1)));
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.releasedBy(second.sha256())).isEmpty();
    }

    @Test
    void a_round_that_waits_for_another_stays_shut() {
        var lot = TestLot.allotted(world, 2);
        lot.bid(0);
        lot.bid(1);
        lot.bid(2);

        var closing = lot.closeWhileHeldBy("R7");

        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R7"));
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
    }

    @Test
    void a_list_the_platform_does_not_hand_out_keeps_the_round_shut() {
        var lot = TestLot.withThreeBids(world);
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.closeWithoutList();
        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R6"));
        world.allClocksTo(TestLot.RIPE);
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();

        world.platform.serveList(closing.sha256(), BidList.of(lot.bids).bytes());

        lot.awaitWindow(closing); // from now on, not from the deadline
        world.allClocksTo(TestLot.RIPE.plus(TestLot.WINDOW));
        world.awaitReleasedBy(closing.sha256(), ALL);
    }
}
