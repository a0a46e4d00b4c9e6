package org.sunseal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.sunseal.cli.AccessToken;
import org.sunseal.cli.ApiClient;
import org.sunseal.cli.scenario.Stage;
import org.sunseal.custody.proof.Sharing;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Claim;
import org.sunseal.opening.proof.Closing;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.project.proof.Order;

/** One tender with a lot for every attack, each named for what happens to it, and honest people around it. */
final class ContestedLots {
    static final int UNTOUCHED = 0;
    static final int SUSPENDED_IN_SECRET = 1;
    static final int POSTPONED_IN_SECRET = 2;
    static final int CLOSED_TWICE = 3;
    static final int SHORT_OF_A_BID = 4;
    static final int SHAM = 5;
    static final int VICTIM = 6;
    private static final int LOTS = 7;

    /** How much later than announced a lot opens whose notice is followed by a second one. */
    static final Duration POSTPONED_BY = Duration.ofDays(1);

    private final RunningPlatform platform;
    private final Stage stage;
    private final Agents agents;
    private final Operator operator;
    private final Map<Integer, List<ListedBid>> bids = new HashMap<>();
    private Stage.Envelope dropped;

    ContestedLots(RunningPlatform platform, Path papers) throws IOException {
        this.platform = platform;
        this.agents = Agents.of(platform);
        this.operator = new Operator(platform);
        this.stage = new Stage(platform.uri(), platform.issuer(), platform.data(), papers, LOTS);
    }

    /** Two bids come for each lot but the sham one, a third for the lot that will lack it. */
    void takeBids() throws InterruptedException, ExecutionException {
        var busy = List.of(bids(1), bids(2), bids(3));
        try (var executor = Executors.newFixedThreadPool(busy.size())) {
            for (var done : executor.invokeAll(busy)) {
                done.get();
            }
        }
    }

    private Callable<Void> bids(int bidder) {
        return () -> {
            for (int lot = 0; lot < LOTS; lot++) {
                if (bidder == 3 ? lot == SHORT_OF_A_BID : lot != SHAM) {
                    handIn(bidder, lot);
                }
            }
            return null;
        };
    }

    private void handIn(int bidder, int lot) throws IOException {
        var envelope = stage.seal(bidder, lot, "%d.00".formatted(1000 * bidder + lot), Optional.empty());
        stage.upload(bidder, envelope);
        var held = new ArrayList<Stage.Held>();
        Agents.await(
                () -> {
                    stage.handIn(bidder, lot, envelope).ifPresent(held::add);
                    return !held.isEmpty();
                },
                () -> "the receipt of bidder " + bidder);
        var listed = operator.listed(
                envelope.slot().slot(),
                envelope.manifest().sha256(),
                held.getFirst().entry());
        synchronized (bids) {
            bids.computeIfAbsent(lot, any -> new ArrayList<>()).add(listed);
            if (bidder == 3) {
                dropped = envelope;
            }
        }
    }

    Instant openAt() {
        return stage.openAt();
    }

    /** Version 1 of the lot's notice. */
    Notice notice(int lot) {
        return stage.notice(lot);
    }

    /** The bids that came for the lot, all of them. */
    BidList list(int lot) {
        return BidList.of(bids.get(lot));
    }

    /** The slot of the third bid for {@link #SHORT_OF_A_BID}. */
    String droppedSlot() {
        return dropped.slot().slot();
    }

    BidList withoutTheDropped() {
        return BidList.of(bids.get(SHORT_OF_A_BID).stream()
                .filter(bid -> !bid.slot().equals(droppedSlot()))
                .toList());
    }

    /** What the bidder of the dropped bid shows: the receipt the platform gave it, with the proof. */
    Claim claim() {
        var receipt = as("bidder3").get("/api/receipts/" + dropped.manifest().sha256());
        return new Claim(
                droppedSlot(),
                receipt.bytes("receipt"),
                receipt.text("proof"),
                dropped.manifest().bytes(),
                dropped.signature());
    }

    /** The one CLOSE of the lot that the platform now stands by, once it is in the log. */
    Closing closing(int lot) {
        var notice = notice(lot);
        Agents.await(
                () -> operator.round(notice).filter(Operator.Round::isLogged).isPresent(),
                () -> "CLOSE of lot " + notice.lot());
        return operator.round(notice).orElseThrow().closing();
    }

    /** The public commitments of the keys the lot's bids are sealed to. */
    Map<String, Sharing> sharings(int lot) {
        var sharings = new HashMap<String, Sharing>();
        list(lot).slots().forEach(slot -> sharings.put(slot, operator.sharing(slot)));
        return sharings;
    }

    /** Waits until all listed bids of the lot are read out and recorded. */
    void awaitOpened(int lot, BidList listed) {
        var anyone = ApiClient.anonymous(platform.uri());
        Agents.await(() -> anyone.get(path(lot) + "/rounds/1/opening").has("record"), () -> "the record of lot " + lot);
        assertThat(listed.slots()).allMatch(operator::holdsKeyOf);
    }

    /** Version 2 of the lot's notice, signed by the agency. */
    byte[] postponement(int lot) {
        var first = notice(lot);
        return new Notice(
                        first.tender(),
                        first.lot(),
                        2,
                        first.sha256(),
                        List.of(new NoticeRound(1, "complete", openAt().plus(POSTPONED_BY), null)),
                        first.minimumBids(),
                        first.objectionWindow(),
                        first.grace(),
                        first.suite(),
                        first.profile(),
                        first.signers(),
                        first.registerSha256(),
                        first.documentsRoot())
                .sign(stage.agency());
    }

    /** As an honest agency does: to the platform and to every trustee. */
    void postpone(int lot) {
        var message = postponement(lot);
        as("agency1").post(path(lot) + "/notices", Map.of("notice", message));
        agents.deliver(Agents.ALL, "notices", message);
    }

    Order suspension(int lot, String reason) {
        return Order.suspend(stage.tender(), notice(lot).lot(), agents.now("T1"), reason);
    }

    /** The order with the regulator's signature. */
    byte[] signed(Order order) {
        return order.sign(stage.regulator());
    }

    /** As an honest regulator does: to the platform and to every trustee. */
    void give(byte[] order) {
        as("regulator1").post("/api/orders", Map.of("order", order));
        agents.deliver(Agents.ALL, "orders", order);
    }

    /** Signs a CLOSE with the agency's key, which is as good as any that is not the platform's. */
    void logStrangersClose(Closing closing, BidList list) {
        agents.awaitRead(operator.logClose(closing, list, stage.agency()));
    }

    private String path(int lot) {
        return "/api/tender-projects/%s/lots/%s"
                .formatted(stage.tender(), notice(lot).lot());
    }

    private ApiClient as(String account) {
        return ApiClient.with(
                platform.uri(), AccessToken.directGrant(platform.issuer(), account, account.toCharArray()));
    }
}
