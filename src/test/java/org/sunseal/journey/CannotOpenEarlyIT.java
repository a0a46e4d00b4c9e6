package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.journey.Agents.ALL;
import static org.sunseal.journey.ContestedLots.CLOSED_TWICE;
import static org.sunseal.journey.ContestedLots.POSTPONED_IN_SECRET;
import static org.sunseal.journey.ContestedLots.SHAM;
import static org.sunseal.journey.ContestedLots.SHORT_OF_A_BID;
import static org.sunseal.journey.ContestedLots.SUSPENDED_IN_SECRET;
import static org.sunseal.journey.ContestedLots.UNTOUCHED;
import static org.sunseal.journey.ContestedLots.VICTIM;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.cli.ApiClient;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.opening.proof.ClaimAnswer;
import org.sunseal.opening.proof.Closing;
import org.sunseal.project.proof.Order;

/**
 * What an operator with every key of the platform, or two of five trustees, can do to open a lot against the rules of
 * protocol 5.9: nothing. The whole demonstration runs, with seven real agents; each lot of one tender meets another
 * attack, all at one deadline, and what the attack kept shut opens once the attack is undone. Two cannot be undone by
 * rule: a round closed twice, and one whose CLOSE names a deadline that a notice had moved; for these the lots beside
 * them, closed and opened by the same processes at the same time, show that nothing else held them.
 *
 * <p>The tests are the acts of one story and run in order.
 */
@Tag("slow")
@ExtendWith(Journey.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CannotOpenEarlyIT {
    private static final List<String> THREE = List.of("T1", "T2", "T3");
    private static final List<String> TWO = List.of("T4", "T5");
    private static final Duration PAST_THE_WINDOW = Duration.ofMinutes(5).plusSeconds(5);

    private Agents agents;
    private Operator operator;
    private ContestedLots lots;
    private Closing forged;
    private Order oldSuspension;
    private byte[] oldResume;
    private Order secretSuspension;

    @BeforeAll
    void let_bidders_hand_in(RunningPlatform platform, @TempDir Path papers) throws Exception {
        agents = Agents.of(platform);
        operator = new Operator(platform);
        lots = new ContestedLots(platform, papers);
        lots.takeBids();
        oldSuspension = lots.suspension(SUSPENDED_IN_SECRET, "an earlier complaint");
        lots.give(lots.signed(oldSuspension));
        oldResume = lots.signed(Order.resume(oldSuspension, agents.now("T1"), "It was unfounded"));
        lots.give(oldResume);
        lots.postpone(VICTIM);
    }

    @AfterAll
    void wake() {
        if (agents != null) {
            agents.wake(ALL);
        }
    }

    @Test
    @org.junit.jupiter.api.Order(1)
    void a_close_forged_before_the_deadline_opens_nothing() {
        forged = operator.closing(lots.notice(CLOSED_TWICE), lots.openAt(), lots.list(CLOSED_TWICE));
        operator.logClose(forged, lots.list(CLOSED_TWICE), operator.platformKey());
        var strangers = operator.closing(lots.notice(UNTOUCHED), lots.openAt(), lots.list(UNTOUCHED));
        lots.logStrangersClose(strangers, lots.list(UNTOUCHED));

        agents.awaitRules(ALL, forged.sha256(), "R1", "R6");

        agents.watch();
        assertThat(agents.reasons("T1", forged.sha256())).contains("CLOSE was stamped at");
        for (var agent : ALL) {
            assertThat(agents.rulesHolding(agent, strangers.sha256()))
                    .as("%s does not even consider a CLOSE the platform did not sign", agent)
                    .isEmpty();
        }
        assertShut(forged, ALL);
        assertShut(strangers, ALL);
        operator.forget(forged);
        operator.forget(strangers);
    }

    @Test
    @org.junit.jupiter.api.Order(2)
    void the_platforms_clock_alone_opens_nothing() {
        operator.moveClock(lots.openAt().plus(PAST_THE_WINDOW.multipliedBy(2)));

        var due = List.of(UNTOUCHED, SUSPENDED_IN_SECRET, POSTPONED_IN_SECRET, CLOSED_TWICE, SHORT_OF_A_BID, SHAM);
        due.forEach(lot -> Agents.await(
                () -> operator.round(lots.notice(lot)).isPresent(), () -> "the platform freezes lot " + lot));

        agents.watch();
        for (int lot : due) {
            var round = operator.round(lots.notice(lot)).orElseThrow();
            assertThat(round.isLogged()).as("no time-stamp, no CLOSE").isFalse();
            assertShut(round.closing(), ALL);
        }
        assertThat(operator.round(lots.notice(VICTIM))).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Order(3)
    void no_agent_allots_a_victims_keys_to_a_sham_tender() {
        var own = operator.allotment(lots.notice(SHAM));
        int signatures = operator.signaturesOf(own);
        var victims = operator.allotment(lots.notice(VICTIM));

        var proposal = operator.proposeKeysOf(victims, lots.notice(SHAM));

        for (var agent : ALL) {
            Agents.await(
                    () -> agents.status(agent).object("allotmentsRefused").has(proposal.sha256()),
                    () -> agent + " refuses the sham allotment");
            assertThat(agents.status(agent).object("allotmentsRefused").text(proposal.sha256()))
                    .contains("allotted to %s/%s".formatted(victims.tender(), victims.lot()));
        }
        assertThat(operator.signaturesOf(proposal)).isZero();
        assertThat(signatures).as("they did sign the lot's own").isGreaterThanOrEqualTo(4);
    }

    @Test
    @org.junit.jupiter.api.Order(4)
    void two_willing_trustees_open_nothing_and_a_third_opens() {
        letTheDeadlinePass();
        var closing = lots.closing(UNTOUCHED);
        agents.halt(THREE);
        agents.moveClock(TWO, agents.now("T4").plus(PAST_THE_WINDOW));

        agents.awaitRelease(TWO, closing.sha256());

        agents.watch();
        assertThat(operator.messages(closing.sha256())).isEqualTo(2);
        assertNoKeys(closing, UNTOUCHED);
        agents.wake(THREE);
        agents.moveClock(THREE, agents.now("T4"));
        agents.awaitRelease(ALL, closing.sha256());
        lots.awaitOpened(UNTOUCHED, lots.list(UNTOUCHED));
    }

    /** Everything that must come before the deadline or within the objection window comes now. */
    private void letTheDeadlinePass() {
        operator.replaceFrozen(lots.notice(SHORT_OF_A_BID), lots.withoutTheDropped());
        operator.replaceFrozen(lots.notice(SHAM), lots.list(VICTIM));
        moveAllButThePlatform(lots.openAt().minusSeconds(40));
        agents.deliver(THREE, "notices", lots.postponement(POSTPONED_IN_SECRET));
        moveAllButThePlatform(lots.openAt().plusSeconds(2));
        for (int lot : List.of(UNTOUCHED, SUSPENDED_IN_SECRET, SHORT_OF_A_BID)) {
            agents.awaitRules(ALL, lots.closing(lot).sha256(), "R6");
        }
        agents.awaitRules(THREE, lots.closing(POSTPONED_IN_SECRET).sha256(), "R1", "R6");
        agents.awaitRules(TWO, lots.closing(POSTPONED_IN_SECRET).sha256(), "R6");
        agents.awaitRules(ALL, lots.closing(CLOSED_TWICE).sha256(), "R2", "R6");
        agents.awaitRules(ALL, lots.closing(SHAM).sha256(), "R3", "R6");
        secretSuspension = lots.suspension(SUSPENDED_IN_SECRET, "a complaint the platform would rather not know of");
        agents.deliver(THREE, "orders", lots.signed(secretSuspension));
        var claim = lots.claim().bytes();
        ALL.forEach(agent -> assertThat(answer(agent, claim)).isEqualTo(ClaimAnswer.OPEN));
    }

    private String answer(String agent, byte[] claim) {
        var answer = agents.post(agent, "claims", claim);
        return ClaimAnswer.read(SignedMessage.parse(answer.body()).body()).answer();
    }

    @Test
    @org.junit.jupiter.api.Order(5)
    void an_unlogged_suspension_at_three_agents_keeps_a_lot_shut_and_an_old_resume_does_not_lift_it() {
        var closing = lots.closing(SUSPENDED_IN_SECRET);
        agents.awaitRelease(TWO, closing.sha256());
        agents.awaitRules(THREE, closing.sha256(), "R4");

        agents.deliver(ALL, "orders", oldResume);

        agents.watch();
        agents.awaitRules(THREE, closing.sha256(), "R4");
        assertThat(agents.reasons("T1", closing.sha256()))
                .contains(secretSuspension.sha256())
                .doesNotContain(oldSuspension.sha256());
        assertShut(closing, THREE);
        assertNoKeys(closing, SUSPENDED_IN_SECRET);
        agents.deliver(THREE, "orders", lots.signed(Order.resume(secretSuspension, agents.now("T1"), "Settled")));
        agents.awaitRelease(ALL, closing.sha256());
        lots.awaitOpened(SUSPENDED_IN_SECRET, lots.list(SUSPENDED_IN_SECRET));
    }

    @Test
    @org.junit.jupiter.api.Order(6)
    void a_dropped_bid_that_is_claimed_keeps_the_lot_shut_until_the_regulator_rejects_the_claim() {
        var closing = lots.closing(SHORT_OF_A_BID);
        agents.awaitRules(ALL, closing.sha256(), "R6");
        assertThat(agents.reasons("T1", closing.sha256())).isEqualTo("Claims are open for " + lots.droppedSlot());
        assertShut(closing, ALL);

        lots.give(lots.signed(Order.decide(
                closing.tender(),
                closing.lot(),
                agents.now("T1"),
                Order.Decision.REJECT,
                lots.droppedSlot(),
                "The bidder has agreed")));

        agents.awaitRelease(ALL, closing.sha256());
        lots.awaitOpened(SHORT_OF_A_BID, lots.withoutTheDropped());
        assertThat(operator.holdsKeyOf(lots.droppedSlot())).isFalse();
    }

    @Test
    @org.junit.jupiter.api.Order(7)
    void any_three_of_five_messages_make_the_same_keys_and_no_two_make_any() {
        var closing = lots.closing(UNTOUCHED);
        Agents.await(() -> operator.messages(closing.sha256()) == 5, () -> "five messages");
        var messages = operator.releases(closing.sha256());
        var sharings = lots.sharings(UNTOUCHED);

        var keys = new HashSet<SortedMap<String, ?>>();
        int threes = 0;
        for (int members = 0; members < 1 << messages.size(); members++) {
            var some = some(messages, members);
            var made = Recombination.of(closing.sha256(), sharings, some, 3);
            assertThat(made.isComplete()).isEqualTo(some.size() >= 3);
            if (some.size() == 3) {
                threes++;
                keys.add(made.keys());
            }
        }

        assertThat(threes).isEqualTo(10);
        assertThat(keys).hasSize(1).allMatch(made -> made.keySet().equals(sharings.keySet()));
    }

    private static List<ShareRelease.Signed> some(List<ShareRelease.Signed> all, int members) {
        return IntStream.range(0, all.size())
                .filter(each -> (members >> each & 1) == 1)
                .mapToObj(all::get)
                .toList();
    }

    @Test
    @org.junit.jupiter.api.Order(8)
    void what_no_rule_can_mend_stays_shut_while_the_sham_tenders_victim_opens_in_its_own_time() {
        var victims = lots.list(VICTIM);
        assertStillShut();
        assertThat(victims.slots()).noneMatch(operator::holdsKeyOf);

        var later = lots.openAt().plus(ContestedLots.POSTPONED_BY).plusSeconds(5);
        operator.moveClock(later);
        moveAllButThePlatform(later);
        var closing = lots.closing(VICTIM);
        agents.awaitRules(ALL, closing.sha256(), "R6");
        agents.moveClock(ALL, agents.now("T1").plus(PAST_THE_WINDOW));

        agents.awaitRelease(ALL, closing.sha256());
        lots.awaitOpened(VICTIM, victims);
        assertStillShut();
    }

    private void assertStillShut() {
        var postponed = lots.closing(POSTPONED_IN_SECRET);
        agents.awaitRules(THREE, postponed.sha256(), "R1");
        assertThat(agents.reasons("T1", postponed.sha256())).contains("the effective one is");
        assertShut(postponed, THREE);
        assertThat(operator.loggedReleases(postponed.sha256()))
                .as("those who were not told are too few")
                .isSubsetOf(TWO);
        assertNoKeys(postponed, POSTPONED_IN_SECRET);

        var second = lots.closing(CLOSED_TWICE);
        agents.awaitRules(ALL, second.sha256(), "R2");
        agents.awaitRules(ALL, forged.sha256(), "R1", "R2");
        assertThat(agents.reasons("T1", second.sha256())).contains("closed more than once");
        assertShut(second, ALL);
        assertShut(forged, ALL);

        var sham = lots.closing(SHAM);
        agents.awaitRules(ALL, sham.sha256(), "R3");
        assertThat(agents.reasons("T1", sham.sha256())).contains("outside the allotment");
        assertShut(sham, ALL);
    }

    @Test
    @org.junit.jupiter.api.Order(9)
    void the_scenarios_lot_of_two_bids_and_its_suspended_lot_stayed_shut(
            PlayedOpening opening, RunningPlatform platform) {
        assertThat(opening.run().output())
                .contains("no trustee released a share, and nothing was read out")
                .contains("nothing happened");
        var tender = opening.folder().getFileName().toString();
        var shown = ApiClient.anonymous(platform.uri())
                .get("/api/tender-projects/%s/lots/2/rounds/1/closing".formatted(tender));
        var closing = Closing.read(SignedMessage.parse(shown.bytes("close")).body());
        assertThat(closing.count()).isEqualTo(2);
        agents.awaitRules(ALL, closing.sha256(), "R5");
        assertShut(closing, ALL);
    }

    /** These agents have released nothing under that CLOSE, and the log does not say they have. */
    private void assertShut(Closing closing, List<String> who) {
        for (var agent : who) {
            assertThat(agents.hasReleased(agent, closing.sha256()))
                    .as("%s released %s", agent, closing)
                    .isFalse();
        }
        assertThat(operator.loggedReleases(closing.sha256())).doesNotContainAnyElementsOf(who);
        assertThat(operator.messages(closing.sha256())).isLessThanOrEqualTo(ALL.size() - who.size());
    }

    /** Not even with the opening service's key can what came be made into a key. */
    private void assertNoKeys(Closing closing, int lot) {
        var made = Recombination.of(closing.sha256(), lots.sharings(lot), operator.releases(closing.sha256()), 3);
        assertThat(made.setAside()).as("it is for want of messages alone").isEmpty();
        assertThat(made.isComplete()).isFalse();
        assertThat(lots.list(lot).slots()).noneMatch(operator::holdsKeyOf);
    }

    private void moveAllButThePlatform(Instant to) {
        agents.moveBystanders(to);
        agents.moveClock(ALL, to);
    }
}
