package org.sunseal.trustee;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.custody.proof.Lagrange;
import org.sunseal.experts.proof.AnnouncedDraw;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.project.proof.Order;

@Timeout(300)
class ReleaseDrawKeysTest {
    @TempDir
    private Path folder;

    private AgentWorld world;
    private TestLot lot;

    @BeforeEach
    void start_a_lot_with_three_bids() throws IOException {
        world = AgentWorld.running(folder);
        lot = TestLot.withThreeBids(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void any_three_agents_give_the_key_of_a_draw_that_follows_the_close() {
        var draw = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();

        var announced = draw.announce(closing.sha256());

        world.await(() -> TestDraw.releases(world, announced).size() == 5);
        var releases = TestDraw.releases(world, announced);
        assertThat(releases).allMatch(signed -> signed.release().isFor(announced));
        assertThat(releases).allMatch(signed -> signed.release()
                .root()
                .equals(world.platform.log.rootHex(signed.release().size())));
        assertThat(key(releases.subList(0, 3))).isEqualTo(key(releases.subList(2, 5)));
    }

    @Test
    void a_released_key_is_never_released_for_another_draw() {
        var draw = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        var first = draw.announce(closing.sha256());
        world.await(() -> TestDraw.releases(world, first).size() == 5);
        world.stop("T1");

        var second = draw.announceAnother(closing.sha256());
        world.start("T1"); // which remembers

        AgentWorld.TRUSTEES.forEach(agent -> awaitHold(agent, second, "was released for draw " + first.sha256()));
        assertThat(TestDraw.releases(world, second)).isEmpty();
    }

    @Test
    void two_draws_with_one_key_stop_every_agent() {
        var draw = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        AgentWorld.TRUSTEES.forEach(world::stop); // nobody may decide before both are in the log
        var first = draw.announce(closing.sha256());
        var second = draw.announceAnother(closing.sha256());

        AgentWorld.TRUSTEES.forEach(world::start);

        AgentWorld.TRUSTEES.forEach(agent -> {
            awaitHold(agent, first, "is named by several draws");
            awaitHold(agent, second, "is named by several draws");
        });
        assertThat(world.platform.drawReleases).isEmpty();
    }

    @Test
    void a_draw_before_the_close_and_a_pool_that_was_exchanged_stay_shut() {
        var early = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);

        var announced = early.announce("ab".repeat(32));
        world.platform.drawFiles.put(announced.sha256() + "/pool", "another pool".getBytes(UTF_8));
        lot.close();

        AgentWorld.TRUSTEES.forEach(agent -> {
            awaitHold(agent, announced, "does not stand in the log before the DRAW");
            awaitHold(agent, announced, "The pool with hash");
        });
        assertThat(world.platform.drawReleases).isEmpty();
    }

    @Test
    void a_pool_the_regulator_has_not_signed_for_keeps_the_draw_shut() {
        var draw = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        draw.logPool(world.platformSigning);
        draw.logPool(world.platformSigning, world.agency);

        var announced = draw.announceWithoutPool(closing.sha256());

        AgentWorld.TRUSTEES.forEach(agent -> awaitHold(agent, announced, "that the regulator has countersigned"));
        draw.logPool(world.platformSigning, world.regulator); // too late: it stands behind the DRAW
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.drawReleases).isEmpty();
    }

    @Test
    void a_suspended_lot_gets_no_draw_key_until_the_suspension_is_lifted() {
        var draw = TestDraw.allotted(lot, 1, "d1");
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        var suspension = lot.suspension("looked into");
        var byInbox = suspension.sign(world.regulator);
        AgentWorld.TRUSTEES.forEach(
                agent -> assertThat(world.post(agent, "/inbox/orders", byInbox).statusCode())
                        .isEqualTo(200));

        var announced = draw.announce(closing.sha256());

        AgentWorld.TRUSTEES.forEach(agent -> awaitHold(agent, announced, "The lot is suspended by order"));
        assertThat(world.platform.drawReleases).isEmpty();
        world.log("ORDER", byInbox);
        world.log("ORDER", Order.resume(suspension, TestLot.OPEN_AT, "settled").sign(world.regulator));
        world.await(() -> TestDraw.releases(world, announced).size() == 5);
    }

    @Test
    void a_draw_gets_one_key_and_a_further_draw_waits_for_the_outcome_of_the_first() {
        var first = TestDraw.allotted(lot, 1, "d1");
        var secondKey = new TestDraw(lot, 1, "d2").allotment;
        var second = TestDraw.allotted(lot, 2, "d3");
        world.platform.propose(secondKey);
        AgentWorld.TRUSTEES.forEach(agent -> world.await(() -> world.status(agent)
                .object("allotmentsRefused")
                .optionalText(secondKey.sha256())
                .orElse("")
                .contains("has key d1.0 already")));
        var tooMany = twoKeys(second.allotment);
        world.platform.propose(tooMany);
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close();
        var one = first.announce(closing.sha256());
        world.await(() -> TestDraw.releases(world, one).size() == 5);

        var two = second.announce(closing.sha256());

        AgentWorld.TRUSTEES.forEach(agent -> awaitHold(agent, two, "The outcome of draw 1"));
        assertThat(TestDraw.releases(world, two)).isEmpty();
        first.settle(one);
        world.await(() -> TestDraw.releases(world, two).size() == 5);
        assertThat(world.platform.signatures(tooMany)).isZero();
        assertThat(world.platform.signatures(secondKey)).isZero();
    }

    private void awaitHold(String agent, AnnouncedDraw draw, String why) {
        world.await(() -> {
            var held = world.status(agent).object("drawsHeld");
            return held.has(draw.sha256()) && held.texts(draw.sha256()).stream().anyMatch(each -> each.contains(why));
        });
    }

    private static BigInteger key(List<DrawRelease.Signed> releases) {
        var shares = new TreeMap<Integer, BigInteger>();
        releases.forEach(
                signed -> shares.put(signed.trustee().index(), signed.release().share()));
        return Lagrange.recombine(shares);
    }

    private static Allotment twoKeys(Allotment one) {
        return new Allotment(
                one.batch(),
                1,
                2,
                one.purpose(),
                one.tender(),
                one.lot(),
                3,
                one.noticeSha256(),
                one.firstOpenAt(),
                one.minimumBids());
    }
}
