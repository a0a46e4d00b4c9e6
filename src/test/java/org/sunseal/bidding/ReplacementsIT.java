package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.sunseal.bidding.LotUnderWitnesses.bytes;
import static org.sunseal.bidding.LotUnderWitnesses.receipt;
import static org.sunseal.bidding.LotUnderWitnesses.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.platform.TestStack;

/** One bid after another, and bids taken back. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplacementsIT {
    @TempDir
    static Path temporary;

    LotUnderWitnesses round;

    @BeforeEach // the address of the application is not known before all
    void announceOnce() throws InterruptedException {
        if (round == null) {
            round = new LotUnderWitnesses(temporary);
        }
    }

    @AfterAll
    void end() throws InterruptedException {
        round.end();
    }

    @Test
    void a_replacement_follows_its_bid_and_the_older_one_stands_no_more() {
        var bidder = round.bidder();
        var first = bidder.prepare();
        bidder.submit(first);
        var second = bidder.prepareReplacement(first.manifest());

        bidder.submit(second).then().statusCode(oneOf(201, 202));

        assertThat(second.manifest().payload().getFirst())
                .isEqualTo(first.manifest().payload().getFirst());
        bidder.organisation
                .as()
                .get(round.lot.path() + "/bids/mine")
                .then()
                .body("seq", is(List.of(1, 2)))
                .body("standing", is(List.of("REPLACED", "STANDING")));
    }

    @Test
    void a_first_bid_after_a_first_bid_is_stale() {
        var bidder = round.bidder();
        bidder.submit(bidder.prepare());
        var manifest = bidder.seal(bidder.takeSlot(true), "again.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 409, "stale-sequence");
    }

    @Test
    void a_withdrawn_bid_stands_no_more_and_another_may_follow() throws InterruptedException {
        var bidder = round.bidder();
        var first = bidder.prepare();
        bidder.submit(first);

        var withdrawn = bidder.withdraw(first.manifest());

        withdrawn.then().statusCode(oneOf(201, 202));
        var location = withdrawn.header("Location");
        var answer = receipt(bidder, location.substring(location.lastIndexOf('/') + 1));
        var receipt =
                Receipt.parse(SignedMessage.parse(bytes(answer, "receipt")).body());
        assertThat(receipt.status()).isEqualTo(Receipt.Status.WITHDRAWN);
        assertThat(receipt.sealedSha256()).isEqualTo(first.manifest().sha256());
        bidder.submit(bidder.prepareReplacement(first.manifest())).then().statusCode(oneOf(201, 202));
        bidder.organisation
                .as()
                .get(round.lot.path() + "/bids/mine")
                .then()
                .body("standing", is(List.of("WITHDRAWN", "STANDING")));
    }

    @Test
    void a_bid_is_withdrawn_once_and_by_its_bidder_alone() {
        var bidder = round.bidder();
        var stranger = round.bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);

        refused(stranger.withdraw(prepared.manifest()), 404, "no-such-bid");
        bidder.withdraw(prepared.manifest());
        refused(bidder.withdraw(prepared.manifest()), 404, "no-such-bid");
    }

    @Test
    void a_withdrawal_signed_by_a_stranger_is_refused() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);
        var forged = SignedMessage.sign(
                new Withdrawal(
                                round.lot.tender,
                                "L1",
                                1,
                                prepared.manifest().context().slot(),
                                prepared.manifest().sha256(),
                                Instant.parse("2026-01-01T00:00:00Z"))
                        .bytes(),
                round.bidder().organisation.signer);

        refused(bidder.withdraw(forged), 403, "foreign-certificate");
    }
}
