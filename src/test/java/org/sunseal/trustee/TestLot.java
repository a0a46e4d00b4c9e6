package org.sunseal.trustee;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.custody.proof.Allotment;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.project.proof.Order;

/** One lot of one tender, from its notice to its closing, in the world's platform and log. */
final class TestLot {
    static final Instant OPEN_AT = AgentWorld.NOW.plus(Duration.ofHours(1));
    static final Duration WINDOW = Duration.ofMinutes(5);
    /** When nothing but a rule can still stand in the way of a lot closed at {@link #OPEN_AT}. */
    static final Instant RIPE = OPEN_AT.plus(WINDOW).plusSeconds(1);

    static final int KEYS = 5;

    final AgentWorld world;
    final String tender;
    final Notice notice;
    final Allotment allotment;
    final List<ListedBid> bids = new ArrayList<>();

    private final long noticeIndex;

    private TestLot(AgentWorld world, String tender, Notice notice, Allotment allotment, long noticeIndex) {
        this.world = world;
        this.noticeIndex = noticeIndex;
        this.tender = tender;
        this.notice = notice;
        this.allotment = allotment;
    }

    /** Makes a batch, publishes the notice and waits until the agents have allotted the batch to it. */
    static TestLot allotted(AgentWorld world) {
        return allotted(world, 1);
    }

    /** The same for round 1, which waits for nothing, or round 2, which waits for round 1. */
    static TestLot allotted(AgentWorld world, int round) {
        makeBatch(world, "b1");
        var lot = published(world, "tender-1", "b1", OPEN_AT, round);
        lot.propose();
        world.await(() -> world.platform.signatures(lot.allotment) == 5);
        return lot;
    }

    /** An allotted lot with three bids: enough. */
    static TestLot withThreeBids(AgentWorld world) {
        var lot = allotted(world);
        lot.bid(0);
        lot.bid(1);
        lot.bid(3);
        return lot;
    }

    /** A further allotment of the round, of a batch of its own. */
    void allotMore(String batch) {
        makeBatch(world, batch);
        var more = new Allotment(
                batch,
                0,
                KEYS,
                Allotment.Purpose.BID,
                tender,
                "1",
                allotment.round(),
                notice.sha256(),
                allotment.firstOpenAt(),
                notice.minimumBids());
        world.platform.propose(more);
        world.await(() -> world.platform.signatures(more) == 5);
    }

    static void makeBatch(AgentWorld world, String batch) {
        world.platform.bulletin.openCeremony(batch, KEYS);
        world.await(() -> world.platform.bulletin.certificates(batch) == 5);
    }

    /** A lot whose notice is in the log, and an allotment of the batch's keys that nobody has proposed yet. */
    static TestLot published(AgentWorld world, String tender, String batch, Instant openAt, int round) {
        var notice = notice(world, tender, 1, null, openAt);
        long index = world.log("NOTICE", notice.sign(world.agency));
        var allotment = new Allotment(
                batch,
                0,
                KEYS,
                Allotment.Purpose.BID,
                tender,
                "1",
                round,
                notice.sha256(),
                openAt,
                notice.minimumBids());
        return new TestLot(world, tender, notice, allotment, index);
    }

    long noticeIndex() {
        return noticeIndex;
    }

    void propose() {
        world.platform.propose(allotment);
    }

    /** Version 2 of the notice, which moves the opening. */
    Notice postponement(Instant openAt) {
        return notice(world, tender, 2, notice.sha256(), openAt);
    }

    /** Version 2 of the notice, which opens round 3 besides. */
    Notice further(Instant openAt) {
        var rounds = new ArrayList<>(notice.rounds());
        rounds.add(new NoticeRound(3, "whole", openAt, null));
        return withRounds(notice(world, tender, 2, notice.sha256(), openAt), rounds);
    }

    /** The same terms for other rounds. */
    static Notice withRounds(Notice notice, List<NoticeRound> rounds) {
        return new Notice(
                notice.tender(),
                notice.lot(),
                notice.version(),
                notice.prev().orElse(null),
                rounds,
                notice.minimumBids(),
                notice.objectionWindow(),
                notice.grace(),
                notice.suite(),
                notice.profile(),
                notice.signers(),
                notice.registerSha256(),
                notice.documentsRoot());
    }

    /** A CLOSE of some round of this lot, to which nobody bid. */
    void closeEmpty(int round) {
        logClose(round, OPEN_AT, BidList.of(List.of()), world.platformSigning);
    }

    void bid(int key) {
        bids.add(new ListedBid(slot(key), Framing.hex(Keys.random(32)), key));
    }

    String slot(int key) {
        return allotment.batch() + "." + key;
    }

    /** Freezes the bids by the platform's clock, deadline as announced. */
    Closing close() {
        return close(OPEN_AT);
    }

    Closing close(Instant deadline) {
        return close(deadline, BidList.of(bids), world.platformSigning);
    }

    /** Logs a CLOSE over that list, signed by whom the test says. */
    Closing close(Instant deadline, BidList list, Signer signer) {
        var closing = logClose(deadline, list, signer);
        world.platform.serveList(closing.sha256(), list.bytes());
        return closing;
    }

    /** A CLOSE whose list nobody can fetch. */
    Closing closeWithoutList() {
        return logClose(OPEN_AT, BidList.of(bids), world.platformSigning);
    }

    private Closing logClose(Instant deadline, BidList list, Signer signer) {
        return logClose(allotment.round(), deadline, list, signer);
    }

    private Closing logClose(int round, Instant deadline, BidList list, Signer signer) {
        long previous = world.platform.log.size();
        var closing = new Closing(
                tender,
                "1",
                round,
                deadline,
                notice.sha256(),
                list.entries().size(),
                list.root(),
                List.of(),
                previous,
                world.platform.log.rootHex(previous));
        byte[] message = SignedMessage.sign(closing.body(), signer);
        world.platform.log.append(new OpenEntry("CLOSE", message, Map.of("token", world.stamp(message))).encode());
        return closing;
    }

    /** Closes at the deadline by everybody's clock and lets the objection window pass. */
    Closing closeAndRipen() {
        world.allClocksTo(OPEN_AT);
        var closing = close();
        awaitWindow(closing);
        world.allClocksTo(RIPE);
        return closing;
    }

    /** Closes at the deadline and lets the window pass; in the end every agent holds the round for that rule alone. */
    Closing closeWhileHeldBy(String rule) {
        world.allClocksTo(OPEN_AT);
        var closing = close();
        var both = Stream.of(rule, "R6").sorted().toArray(String[]::new);
        AgentWorld.TRUSTEES.forEach(agent -> world.awaitHold(agent, closing.sha256(), both));
        world.allClocksTo(RIPE);
        AgentWorld.TRUSTEES.forEach(agent -> world.awaitHold(agent, closing.sha256(), rule));
        return closing;
    }

    /** Until every running agent counts the objection window of that closing. */
    void awaitWindow(Closing closing) {
        AgentWorld.TRUSTEES.stream().filter(world::runs).forEach(agent -> awaitWindow(agent, closing));
    }

    void awaitWindow(String agent, Closing closing) {
        world.await(() -> world.status(agent).list("holds").stream()
                        .filter(hold -> hold.text("closeSha256").equals(closing.sha256()))
                        .map(hold -> hold.text("why"))
                        .toList()
                        .stream()
                        .allMatch(why -> why.startsWith("Objections may come"))
                && world.rulesHolding(agent, closing.sha256()).equals(List.of("R6")));
    }

    Order suspension(String reason) {
        return Order.suspend(tender, "1", OPEN_AT, reason);
    }

    private static Notice notice(AgentWorld world, String tender, int version, @Nullable String prev, Instant openAt) {
        var rounds = List.of(new NoticeRound(1, "technical", openAt, null), new NoticeRound(2, "price", openAt, 1));
        return new Notice(
                tender,
                "1",
                version,
                prev,
                rounds,
                3,
                WINDOW,
                Duration.ofSeconds(120),
                "intl-1",
                "trustees",
                List.of(Certificates.sha256(world.agency.certificate())),
                world.register.sha256(),
                "00".repeat(32));
    }
}
