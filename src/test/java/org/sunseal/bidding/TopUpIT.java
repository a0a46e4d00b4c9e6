package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Allotments;
import org.sunseal.kernel.Refused;
import org.sunseal.platform.TestStack;

/** A round gets more slots before it runs out of them, in one size, asked for once. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
class TopUpIT {
    /** With one more slot taken fewer than a quarter of 64 are free. */
    private static final int BEFORE_THE_MARK = 48;

    @TempDir
    Path temporary;

    @Inject
    TakeSlot takeSlot;

    @Inject
    Allotments allotments;

    @Inject
    SealedBids bids;

    @Inject
    DataSource database;

    private WitnessesAtWork witnesses;
    private AnnouncedLot lot;

    @BeforeEach
    void announce() throws InterruptedException {
        witnesses = WitnessesAtWork.start();
        lot = AnnouncedLot.openFor(Duration.ofHours(1));
        KeysForTests.stock();
    }

    @AfterEach
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void a_round_that_runs_out_of_slots_gets_more_and_bids_of_both_allotments_are_listed() throws Exception {
        var early = new TestBidder(lot, temporary);
        var first = early.prepare();
        early.submit(first).then().statusCode(oneOf(201, 202));
        take(BEFORE_THE_MARK - 1);
        assertThat(requests()).isEqualTo(1);
        take(1);
        assertThat(requests()).isEqualTo(2);
        var others = take(SmallRounds.SLOTS - BEFORE_THE_MARK - 1);
        assertThat(requests()).isEqualTo(2);
        assertThatThrownBy(() -> take(1)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(BidRefusal.NOT_ALLOTTED));

        var more = KeysForTests.allot(lot.tender, "L1");

        var allotted = allotments.of(lot.tender, "L1", 1);
        assertThat(allotted).hasSize(2);
        assertThat(more.count()).isEqualTo(SmallRounds.SLOTS);
        assertThat(more.hasTermsOf(allotted.getFirst().allotment())).isTrue();
        assertThat(more.overlaps(allotted.getFirst().allotment())).isFalse();
        assertThat(others).noneMatch(more::contains);
        var late = new TestBidder(lot, temporary);
        var second = late.prepare();
        assertThat(more.contains(second.manifest().context().slot())).isTrue();
        assertThat(second.manifest().allotSha256()).isEqualTo(more.sha256());
        late.submit(second).then().statusCode(oneOf(201, 202));
        var listed = QuarkusTransaction.requiringNew().call(() -> bids.listed(lot.tender, "L1", 1));
        assertThat(listed)
                .extracting(SealedBid::slot)
                .containsExactlyInAnyOrder(
                        first.manifest().context().slot(),
                        second.manifest().context().slot());
    }

    @Test
    void organisations_that_cross_the_mark_together_ask_for_one_allotment_and_share_no_slot() throws Exception {
        var taken = new HashSet<>(take(BEFORE_THE_MARK - 4));

        Callable<String> one = () -> {
            var request = Arc.container().requestContext();
            request.activate();
            try {
                return take(1).getFirst();
            } finally {
                request.terminate();
            }
        };
        try (var together = Executors.newFixedThreadPool(8)) {
            for (var slot :
                    together.invokeAll(Stream.generate(() -> one).limit(12).toList())) {
                taken.add(slot.get());
            }
        }

        assertThat(taken).hasSize(BEFORE_THE_MARK + 8);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void a_bid_that_names_the_other_allotment_of_its_round_is_refused() throws Exception {
        var bidder = new TestBidder(lot, temporary);
        var slot = bidder.takeSlot();
        take(BEFORE_THE_MARK);
        var more = KeysForTests.allot(lot.tender, "L1");

        var manifest = bidder.seal(new TestBidder.Slot(slot.context(), slot.key(), more.sha256()), "price.pdf");
        bidder.upload(manifest);

        bidder.submit(manifest.bytes(), bidder.sign(manifest)).then().statusCode(422);
    }

    /** Slots as organisations take them that never bid. */
    private List<String> take(int number) {
        return Stream.generate(() -> takeSlot.take(lot.round(), UUID.randomUUID(), false))
                .limit(number)
                .map(statement ->
                        Fields.read(SignedMessage.parse(statement).body()).text("slot"))
                .toList();
    }

    /** How often keys were asked for. */
    private int requests() throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("select count(*) from key_request where tender = ?")) {
            count.setString(1, lot.tender);
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
