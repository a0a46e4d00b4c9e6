package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;

/** A lot that is tendered again: agents allot keys to the next round when the rounds before are closed (ADR 0031). */
@Timeout(300)
class FurtherRoundTest {
    private static final Instant AGAIN = TestLot.OPEN_AT.plus(Duration.ofDays(30));

    @TempDir
    private Path folder;

    private AgentWorld world;
    private TestLot lot;

    @BeforeEach
    void start() throws IOException {
        world = AgentWorld.running(folder);
        lot = TestLot.allotted(world);
        TestLot.makeBatch(world, "b2");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void the_next_round_gets_keys_when_every_round_before_is_closed() {
        lot.closeEmpty(1);
        lot.closeEmpty(2);
        world.awaitEverybodyUpToDate();
        var again = lot.further(AGAIN);
        assertThat(send(again)).isEqualTo(200);
        world.log("NOTICE", again.sign(world.agency));
        var keys = keys(again, 3, 0, 3);

        world.platform.propose(keys);

        world.await(() -> world.platform.signatures(keys) == 5);
        var ofRoundOne = keys(again, 1, 3, 1);
        world.platform.propose(ofRoundOne);
        awaitRefusal(ofRoundOne, "does not open round 1");
    }

    @Test
    void before_the_close_nobody_takes_it_and_no_key_is_allotted() {
        lot.closeEmpty(1);
        world.awaitEverybodyUpToDate();
        var early = lot.further(AGAIN);

        assertThat(send(early)).isEqualTo(422);
        world.log("NOTICE", early.sign(world.agency));
        lot.closeEmpty(2); // too late: the notice stands in the log before it
        var keys = keys(early, 3, 0, 3);
        world.platform.propose(keys);

        awaitRefusal(keys, "Round 2 has no CLOSE yet");
        assertThat(world.platform.signatures(keys)).isZero();
    }

    @Test
    void a_notice_that_changes_a_round_that_is_over_opens_none() {
        lot.closeEmpty(1);
        lot.closeEmpty(2);
        world.awaitEverybodyUpToDate();
        var rounds = new ArrayList<>(lot.further(AGAIN).rounds());
        rounds.set(0, new NoticeRound(1, "technical", AGAIN, null));
        var changed = TestLot.withRounds(lot.further(AGAIN), rounds);

        assertThat(send(changed)).isEqualTo(422);
        world.log("NOTICE", changed.sign(world.agency));
        var keys = keys(changed, 3, 0, 3);
        world.platform.propose(keys);

        awaitRefusal(keys, "Round 1 is over and stays as it was");
    }

    private int send(Notice notice) {
        return world.post("T1", "/inbox/notices", notice.sign(world.agency)).statusCode();
    }

    private void awaitRefusal(Allotment allotment, String reason) {
        AgentWorld.TRUSTEES.forEach(agent -> world.await(() -> world.status(agent)
                .object("allotmentsRefused")
                .optionalText(allotment.sha256())
                .filter(why -> why.contains(reason))
                .isPresent()));
    }

    private Allotment keys(Notice notice, int round, int firstKey, int count) {
        return new Allotment(
                "b2",
                firstKey,
                count,
                Allotment.Purpose.BID,
                lot.tender,
                "1",
                round,
                notice.sha256(),
                AGAIN,
                notice.minimumBids());
    }
}
