package org.sunseal.trustee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.ClaimAnswer;
import org.sunseal.opening.proof.Closing;
import org.sunseal.project.proof.Order;

@Timeout(300)
class AnswerClaimsTest {
    private static final List<String> ALL = AgentWorld.TRUSTEES;

    @TempDir
    private Path folder;

    private AgentWorld world;
    private TestLot lot;
    private Signer bidder;
    private TestBid bid;

    @BeforeEach
    void receiveThreeBids() throws IOException {
        world = AgentWorld.running(folder);
        lot = TestLot.allotted(world);
        bidder = TestBid.bidder(world, "A");
        bid = TestBid.received(lot, 0, bidder);
        lot.bids.add(TestBid.received(lot, 1, TestBid.bidder(world, "B")).listed());
        lot.bids.add(TestBid.received(lot, 2, TestBid.bidder(world, "C")).listed());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_dropped_bid_keeps_the_round_shut_until_an_order_rejects_the_claim() {
        lot.bid(3); // somebody else's stands in the list instead
        var closing = closeAtDeadline();

        ALL.forEach(agent -> assertThat(answer(agent, bid.claim())).isEqualTo(ClaimAnswer.OPEN));

        world.allClocksTo(TestLot.RIPE.plus(Duration.ofDays(1)));
        ALL.forEach(agent -> world.awaitHold(agent, closing.sha256(), "R6"));
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        world.stop("T1");
        world.start("T1"); // the claim is not forgotten
        world.awaitHold("T1", closing.sha256(), "R6");
        world.log(
                "ORDER",
                decision(Order.Decision.AMEND).sign(world.regulator)); // needs an amended CLOSE, which is not there
        world.awaitEverybodyUpToDate();
        assertThat(world.platform.releasedBy(closing.sha256())).isEmpty();
        world.log("ORDER", decision(Order.Decision.REJECT).sign(world.regulator));
        world.awaitReleasedBy(closing.sha256(), ALL);
    }

    @Test
    void a_listed_bid_is_answered_so_and_nothing_waits_for_it() {
        lot.bids.add(bid.listed());
        var closing = closeAtDeadline();

        assertThat(answer("T1", bid.claim())).isEqualTo(ClaimAnswer.LISTED);

        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), ALL);
    }

    @Test
    void a_slot_given_to_two_bidders_is_claimed_by_the_one_not_listed() {
        var other = TestBid.received(lot, 0, TestBid.bidder(world, "D"));
        lot.bids.add(other.listed());
        closeAtDeadline();

        assertThat(answer("T1", other.claim())).isEqualTo(ClaimAnswer.LISTED);
        assertThat(answer("T1", bid.claim())).isEqualTo(ClaimAnswer.OPEN);
    }

    @Test
    void a_stale_receipt_clears_within_a_second_by_the_bidders_later_bid() {
        var second = bid.replacedBy(3);
        var third = second.replacedBy(4);
        lot.bids.add(third.listed());
        var closing = closeAtDeadline();
        world.platform.claimAnswers.put(bid.slot(), shown(null, second, third));
        world.platform.claimAnswers.put(second.slot(), shown(null, third));
        var claims = List.of(bid.claim(), second.claim());

        var taken = ALL.stream()
                .flatMap(agent -> claims.stream().map(claim -> timeToClear(agent, claim)))
                .toList();

        assertThat(taken) // of them all, for the first also loads classes and others work on this machine
                .as("the shortest of %s", taken)
                .anyMatch(time -> time.compareTo(Duration.ofSeconds(1)) < 0);
        claims.forEach(claim -> assertThat(answer("T1", claim)).startsWith("replaced"));
        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), ALL);
    }

    @Test
    void a_withdrawn_bid_clears_by_the_bidders_own_withdrawal() {
        lot.bid(3);
        var withdrawn = bid.withdrawnBy(bidder);
        closeAtDeadline();
        world.platform.claimAnswers.put(bid.slot(), shown(withdrawn));

        assertThat(answer("T1", bid.claim())).isEqualTo(ClaimAnswer.OPEN);

        world.await(() -> world.status("T1").texts("openClaims").isEmpty());
        assertThat(answer("T1", bid.claim())).startsWith("withdrawn");
    }

    @Test
    void the_platform_cannot_withdraw_or_replace_in_the_bidders_name() {
        lot.bid(3);
        var stranger = TestBid.bidder(world, "Z");
        var withdrawn = bid.withdrawnBy(stranger);
        var strangers = TestBid.received(lot, 3, stranger);
        var closing = closeAtDeadline();
        assertThat(answer("T1", bid.claim())).isEqualTo(ClaimAnswer.OPEN);

        for (var lie : List.of(shown(withdrawn), shown(null, strangers), shown(null))) {
            world.platform.claimAnswers.put(bid.slot(), lie);
            long asked = world.platform.requests.stream()
                    .filter(each -> each.endsWith("/claims"))
                    .count();
            world.await(() -> world.platform.requests.stream()
                            .filter(each -> each.endsWith("/claims"))
                            .count()
                    >= asked + 2);
        }

        assertThat(world.status("T1").texts("openClaims")).containsExactly(bid.slot());
        world.awaitHold("T1", closing.sha256(), "R6");
    }

    @Test
    void a_colleague_with_another_certificate_of_the_same_organisation_may_withdraw() {
        lot.bid(3);
        var withdrawn = bid.withdrawnBy(TestBid.bidder(world, "A"));
        closeAtDeadline();
        world.platform.claimAnswers.put(bid.slot(), shown(withdrawn));

        answer("T1", bid.claim());

        world.await(() -> world.status("T1").texts("openClaims").isEmpty());
    }

    @Test
    void claims_that_prove_nothing_are_answered_with_a_reason() {
        lot.bid(3);
        var good = bid.claim();
        assertThat(answer("T1", good)).startsWith("not-closed");
        var closing = closeAtDeadline();
        var notThePlatforms =
                SignedMessage.sign(SignedMessage.parse(good.receipt()).body(), bidder);

        assertThat(answer("T1", new Claim("b9.0", good.receipt(), good.proof(), good.sealed(), good.signature())))
                .startsWith("unknown-slot");
        assertThat(answer("T1", new Claim(good.slot(), notThePlatforms, good.proof(), good.sealed(), good.signature())))
                .startsWith("bad-receipt");
        assertThat(answer("T1", new Claim(lot.slot(3), good.receipt(), good.proof(), good.sealed(), good.signature())))
                .startsWith("bad-receipt");
        assertThat(answer("T1", new Claim(good.slot(), good.receipt(), good.proof(), new byte[9], good.signature())))
                .startsWith("bad-claim");
        var otherProof = TestBid.received(lot, 3, bidder).claim().proof();
        assertThat(answer("T1", new Claim(good.slot(), good.receipt(), otherProof, good.sealed(), good.signature())))
                .startsWith("bad-proof");
        assertThat(world.status("T1").texts("openClaims")).isEmpty();
        world.allClocksTo(TestLot.RIPE);
        world.awaitReleasedBy(closing.sha256(), ALL);
        assertThat(answer("T1", good)).startsWith("too-late");
    }

    @Test
    void junk_claims_without_end_do_not_delay_an_opening() throws InterruptedException {
        lot.bids.add(bid.listed());
        var closing = closeAtDeadline();
        var good = bid.claim();
        var junk = List.of(
                new Claim("b9.0", good.receipt(), good.proof(), good.sealed(), good.signature()).bytes(),
                new Claim(good.slot(), good.signature(), good.proof(), good.sealed(), good.signature()).bytes(),
                new Claim(good.slot(), good.receipt(), "junk", good.sealed(), good.signature()).bytes());
        var sent = new AtomicInteger();
        var opened = new AtomicBoolean();
        var flood = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            flood.add(Thread.ofVirtual().start(() -> {
                while (!opened.get()) {
                    world.post("T1", "/inbox/claims", junk.get(sent.getAndIncrement() % junk.size()));
                }
            }));
        }
        try {
            world.await(() -> sent.get() > 500);
            assertThat(answerUntilNotBusy("T1", good)).isEqualTo(ClaimAnswer.LISTED);

            world.allClocksTo(TestLot.RIPE);
            world.await(() -> world.platform.releasedBy(closing.sha256()).contains("T1"));
        } finally {
            opened.set(true);
            for (var sender : flood) {
                sender.join();
            }
        }
    }

    private Duration timeToClear(String agent, Claim claim) {
        var before = System.nanoTime();
        assertThat(answer(agent, claim)).isEqualTo(ClaimAnswer.OPEN);
        world.await(() -> world.status(agent).texts("openClaims").isEmpty());
        return Duration.ofNanos(System.nanoTime() - before);
    }

    private Closing closeAtDeadline() {
        world.allClocksTo(TestLot.OPEN_AT);
        var closing = lot.close(TestLot.OPEN_AT, BidList.of(lot.bids), world.platformSigning);
        lot.awaitWindow(closing);
        return closing;
    }

    private Order decision(Order.Decision decision) {
        return Order.decide(lot.tender, "1", TestLot.OPEN_AT, decision, bid.slot(), "decided");
    }

    private String answer(String agent, Claim claim) {
        var answer = world.post(agent, "/inbox/claims", claim.bytes());
        assertThat(answer.statusCode()).isEqualTo(200);
        return read(agent, answer.body());
    }

    private String answerUntilNotBusy(String agent, Claim claim) {
        var answer = world.post(agent, "/inbox/claims", claim.bytes());
        while (answer.statusCode() == 503) {
            answer = world.post(agent, "/inbox/claims", claim.bytes());
        }
        return read(agent, answer.body());
    }

    private String read(String agent, byte[] signed) {
        var message = SignedMessage.parse(signed);
        var read = ClaimAnswer.read(message.body());
        assertThat(message.onlySigner())
                .isEqualTo(world.register.trustee(agent).orElseThrow().signing());
        assertThat(read.trustee()).isEqualTo(agent);
        return read.answer();
    }

    private static Map<String, Object> shown(TestBid.@Nullable Withdrawn withdrawn, TestBid... chain) {
        var answer = new LinkedHashMap<String, Object>();
        if (withdrawn != null) {
            answer.put(
                    "withdrawal",
                    Map.of(
                            "message", withdrawn.message(),
                            "receipt", withdrawn.receipt(),
                            "proof", withdrawn.proof()));
        }
        answer.put(
                "chain",
                List.of(chain).stream()
                        .map(each -> Map.of("sealed", each.sealed(), "signature", each.signature()))
                        .toList());
        return answer;
    }
}
