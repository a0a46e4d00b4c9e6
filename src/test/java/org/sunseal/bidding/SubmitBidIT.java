package org.sunseal.bidding;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.sunseal.bidding.LotUnderWitnesses.bytes;
import static org.sunseal.bidding.LotUnderWitnesses.receipt;
import static org.sunseal.bidding.LotUnderWitnesses.refused;
import static org.sunseal.bidding.TestBidder.sign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Order;

/** A bid and its receipt, and who may hand one in when. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitBidIT {
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
    void a_bid_in_time_gets_a_receipt_anyone_can_verify() throws InterruptedException {
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        var before = TestStack.world().clock().instant();

        bidder.submit(prepared).then().statusCode(oneOf(201, 202));

        var answer = receipt(bidder, prepared.manifest().sha256());
        var register = TestStack.world().register();
        var signed = SignedMessage.parse(bytes(answer, "receipt"));
        assertThat(signed.onlySigner()).isEqualTo(register.platformSigning());
        var receipt = Receipt.parse(signed.body());
        assertThat(receipt.sealedSha256()).isEqualTo(prepared.manifest().sha256());
        assertThat(receipt.signatureSha256()).isEqualTo(Framing.hex(Framing.sha256(prepared.signature())));
        assertThat(receipt.status()).isEqualTo(Receipt.Status.ACCEPTED);
        assertThat(receipt.received()).isAfterOrEqualTo(before.minusMillis(1)).isBefore(round.lot.openAt());
        var proof = TlogProof.parse(answer.path("proof").toString().getBytes(UTF_8));
        var proven = proof.verify(receipt.entry().encode(), register.quorum());
        Timestamps.verify(
                bytes(answer, "checkpointTimestamp"), proven.checkpoint().noteSha256(), List.of(register.tsa()));
        assertThat(bytes(answer, "timestamp"))
                .isEqualTo(DetachedSignature.parse(prepared.signature())
                        .timestampToken()
                        .orElseThrow());
    }

    @Test
    void repeating_the_commit_returns_the_same_receipt() throws InterruptedException {
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);
        var first = bytes(receipt(bidder, prepared.manifest().sha256()), "receipt");

        var again = bidder.submit(prepared);

        again.then().statusCode(201);
        assertThat(bytes(again, "receipt")).isEqualTo(first);
    }

    @Test
    void a_receipt_is_for_its_bidder_alone() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);

        var asked = round.bidder()
                .organisation
                .as()
                .get("/api/receipts/" + prepared.manifest().sha256());

        refused(asked, 404, "no-such-receipt");
    }

    @Test
    void an_agency_cannot_bid() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();

        round.lot
                .agency
                .as()
                .contentType("application/json")
                .body(Map.of("sealed", prepared.manifest().bytes(), "signature", prepared.signature()))
                .post(round.lot.path() + "/bids")
                .then()
                .statusCode(403);
    }

    @Test
    void bytes_that_are_no_manifest_are_refused() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();

        refused(bidder.submit("{}".getBytes(UTF_8), prepared.signature()), 422, "malformed-manifest");
    }

    @Test
    void a_bid_sent_to_another_round_is_refused() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();

        var sent = bidder.submitTo(
                round.lot.path().replace("/rounds/1", "/rounds/2"),
                prepared.manifest().bytes(),
                prepared.signature());

        refused(sent, 422, "wrong-lot");
    }

    @Test
    void a_bid_that_answers_an_older_notice_is_refused_and_one_accepted_before_stays() throws InterruptedException {
        var amended = AnnouncedLot.openFor(Duration.ofHours(1));
        var early = new TestBidder(amended, temporary);
        early.submit(early.prepare());
        var late = new TestBidder(amended, temporary);
        var prepared = late.prepare();
        amended.amend();

        refused(late.submit(prepared), 409, "stale-notice");
        early.organisation
                .as()
                .get(amended.path() + "/bids/mine")
                .then()
                .statusCode(200)
                .body("[0].standing", is("STANDING"))
                .body("[0].answersNewestNotice", is(false));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var bidder = round.bidder();
        var slot = bidder.takeSlot();
        var manifest = bidder.seal(slot, "never-uploaded.pdf");
        var stranger = TestStack.world().certify("Stranger", "x", Usage.SIGNING);

        var sent = bidder.submit(
                manifest.bytes(),
                sign(manifest, stranger, TestStack.world().clock().instant()));

        sent.then()
                .body("errors.code", hasItems("missing-object", "foreign-certificate"))
                .body("errors.field", hasItems("payload[1]", "key", "signature"));
    }

    @Test
    void a_stopped_lot_takes_no_bids_and_returns_the_receipts_of_earlier_ones() throws InterruptedException {
        var stopped = AnnouncedLot.openFor(Duration.ofHours(1));
        var bidder = new TestBidder(stopped, temporary);
        var prepared = bidder.prepare();
        var earlier = new TestBidder(stopped, temporary);
        var taken = earlier.prepare();
        earlier.submit(taken);
        var order =
                Order.suspend(stopped.tender, "L1", TestStack.world().clock().instant(), "a complaint");
        given().auth()
                .oauth2(TestStack.token("regulator-of-bidding", "regulator"))
                .contentType("application/json")
                .body(Map.of("order", order.sign(TestStack.world().regulator())))
                .post("/api/orders")
                .then()
                .statusCode(202);

        refused(bidder.submit(prepared), 409, "lot-suspended");
        earlier.submit(taken).then().statusCode(oneOf(201, 202));
        refused(bidder.submit(taken), 409, "lot-suspended"); // an earlier bid, but not this caller's
    }
}
