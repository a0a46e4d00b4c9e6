package org.sunseal.bidding;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.sunseal.bidding.TestBidder.sign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.bidding.proof.Withdrawal;
import org.sunseal.crypto.Certificates.Usage;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.platform.TestStack;
import org.sunseal.project.proof.Order;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmitBidIT {
    @TempDir
    static Path temporary;

    WitnessesAtWork witnesses;
    AnnouncedLot lot;

    @BeforeEach // the address of the application is not known before all
    void announceOnce() throws InterruptedException {
        if (witnesses == null) {
            witnesses = WitnessesAtWork.start();
            lot = AnnouncedLot.openFor(Duration.ofHours(1));
        }
    }

    @AfterAll
    void end() throws InterruptedException {
        witnesses.stop();
    }

    @Test
    void a_bid_in_time_gets_a_receipt_anyone_can_verify() throws InterruptedException {
        var bidder = bidder();
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
        assertThat(receipt.received()).isAfterOrEqualTo(before.minusMillis(1)).isBefore(lot.openAt());
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
        var bidder = bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);
        var first = bytes(receipt(bidder, prepared.manifest().sha256()), "receipt");

        var again = bidder.submit(prepared);

        again.then().statusCode(201);
        assertThat(bytes(again, "receipt")).isEqualTo(first);
    }

    @Test
    void a_receipt_is_for_its_bidder_alone() {
        var bidder = bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);

        var asked = bidder().organisation
                .as()
                .get("/api/receipts/" + prepared.manifest().sha256());

        refused(asked, 404, "no-such-receipt");
    }

    @Test
    void an_agency_cannot_bid() {
        var bidder = bidder();
        var prepared = bidder.prepare();

        lot.agency
                .as()
                .contentType("application/json")
                .body(Map.of("sealed", prepared.manifest().bytes(), "signature", prepared.signature()))
                .post(lot.path() + "/bids")
                .then()
                .statusCode(403);
    }

    @Test
    void bytes_that_are_no_manifest_are_refused() {
        var bidder = bidder();
        var prepared = bidder.prepare();

        refused(bidder.submit("{}".getBytes(UTF_8), prepared.signature()), 422, "malformed-manifest");
    }

    @Test
    void a_bid_sent_to_another_round_is_refused() {
        var bidder = bidder();
        var prepared = bidder.prepare();

        var sent = bidder.submitTo(
                lot.path().replace("/rounds/1", "/rounds/2"),
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
    void a_signature_over_another_manifest_is_refused() {
        var bidder = bidder();
        var slot = bidder.takeSlot();
        var one = bidder.seal(slot, "a.pdf");
        var other = bidder.seal(slot, "b.pdf");
        bidder.upload(other);

        refused(bidder.submit(other.bytes(), bidder.sign(one)), 422, "bad-signature");
    }

    @Test
    void a_signature_that_is_no_cms_is_refused() {
        var bidder = bidder();
        var prepared = bidder.prepare();

        refused(bidder.submit(prepared.manifest().bytes(), new byte[] {1, 2, 3}), 422, "malformed-cms");
    }

    @Test
    void a_signature_by_another_organisation_is_refused() {
        var bidder = bidder();
        var manifest = bidder.prepare().manifest();
        var stranger = bidder();

        var sent = bidder.submit(
                manifest.bytes(),
                sign(
                        manifest,
                        stranger.organisation.signer,
                        TestStack.world().clock().instant()));

        refused(sent, 403, "foreign-certificate");
    }

    @Test
    void a_revoked_certificate_is_refused() throws IOException {
        var bidder = bidder();
        var prepared = bidder.prepare();
        TestStack.world().revoke(bidder.organisation.signer.certificate());

        refused(bidder.submit(prepared), 422, "unfit-certificate");
    }

    @Test
    void a_signature_without_a_time_stamp_is_refused() {
        var bidder = bidder();
        var manifest = bidder.prepare().manifest();

        var sent =
                bidder.submit(manifest.bytes(), DetachedSignature.sign(manifest.bytes(), bidder.organisation.signer));

        refused(sent, 422, "bad-timestamp");
    }

    @Test
    void a_time_stamp_may_run_ahead_ten_seconds_and_no_more() {
        var bidder = bidder();
        var manifest = bidder.prepare().manifest();
        var signer = bidder.organisation.signer;

        var ahead = sign(manifest, signer, TestStack.world().clock().instant().plusSeconds(30));
        refused(bidder.submit(manifest.bytes(), ahead), 422, "bad-timestamp");

        var inside = sign(manifest, signer, TestStack.world().clock().instant().plusSeconds(8));
        bidder.submit(manifest.bytes(), inside).then().statusCode(oneOf(201, 202));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var bidder = bidder();
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
    void lengths_no_sealed_file_can_have_are_refused() {
        var bidder = bidder();
        var good = bidder.prepare().manifest();
        var digest = good.payload().getFirst().digest();

        refused(
                submitWith(bidder, good, new SealedManifest.Piece(1, 72, digest), good.key()),
                422,
                "empty-object",
                "missing-object");
        refused(
                submitWith(bidder, good, new SealedManifest.Piece(1, 60, digest), good.key()),
                422,
                "not-sealed",
                "missing-object");
        refused(
                submitWith(
                        bidder,
                        good,
                        good.payload().getFirst(),
                        new SealedManifest.Piece(0, 70_000, good.key().digest())),
                422,
                "object-too-large",
                "missing-object");
    }

    @Test
    void a_key_message_for_another_slot_is_refused() {
        var bidder = bidder();
        var good = bidder.prepare().manifest();
        var rival = bidder();
        var copied = rival.prepare().manifest();

        refused(submitWith(bidder, good, good.payload().getFirst(), copied.key()), 422, "malformed-cms");
    }

    @Test
    void a_foreign_slot_is_refused() {
        var owner = bidder();
        var thief = bidder();
        var slot = owner.takeSlot();
        var manifest = thief.seal(slot, "price.pdf");
        thief.upload(manifest);

        refused(thief.submit(manifest.bytes(), thief.sign(manifest)), 403, "foreign-slot");
    }

    @Test
    void a_slot_outside_the_allotment_is_refused() {
        var bidder = bidder();
        var slot = bidder.takeSlot();
        var place = slot.context();
        var outside = SlotContext.of(place.tender(), place.lot(), place.round(), "B20200101-0000000000.1");
        var manifest = bidder.seal(new TestBidder.Slot(outside, slot.key(), slot.allotSha256()), "price.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 403, "foreign-slot");
    }

    @Test
    void another_allotment_is_refused() {
        var bidder = bidder();
        var slot = bidder.takeSlot();
        var manifest = bidder.seal(new TestBidder.Slot(slot.context(), slot.key(), "ab".repeat(32)), "price.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 422, "wrong-allotment");
    }

    @Test
    void a_second_bid_under_the_same_slot_is_refused() {
        var bidder = bidder();
        var slot = bidder.takeSlot();
        var first = bidder.seal(slot, "a.pdf");
        bidder.upload(first);
        bidder.submit(first.bytes(), bidder.sign(first));
        var second = bidder.seal(slot, "b.pdf");
        bidder.upload(second);

        refused(bidder.submit(second.bytes(), bidder.sign(second)), 409, "slot-used", "stale-sequence");
    }

    @Test
    void a_replacement_follows_its_bid_and_the_older_one_stands_no_more() {
        var bidder = bidder();
        var first = bidder.prepare();
        bidder.submit(first);
        var second = bidder.prepareReplacement(first.manifest());

        bidder.submit(second).then().statusCode(oneOf(201, 202));

        assertThat(second.manifest().payload().getFirst())
                .isEqualTo(first.manifest().payload().getFirst());
        bidder.organisation
                .as()
                .get(lot.path() + "/bids/mine")
                .then()
                .body("seq", is(List.of(1, 2)))
                .body("standing", is(List.of("REPLACED", "STANDING")));
    }

    @Test
    void a_first_bid_after_a_first_bid_is_stale() {
        var bidder = bidder();
        bidder.submit(bidder.prepare());
        var manifest = bidder.seal(bidder.takeSlot(true), "again.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 409, "stale-sequence");
    }

    @Test
    void a_withdrawn_bid_stands_no_more_and_another_may_follow() throws InterruptedException {
        var bidder = bidder();
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
                .get(lot.path() + "/bids/mine")
                .then()
                .body("standing", is(List.of("WITHDRAWN", "STANDING")));
    }

    @Test
    void a_bid_is_withdrawn_once_and_by_its_bidder_alone() {
        var bidder = bidder();
        var stranger = bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);

        refused(stranger.withdraw(prepared.manifest()), 404, "no-such-bid");
        bidder.withdraw(prepared.manifest());
        refused(bidder.withdraw(prepared.manifest()), 404, "no-such-bid");
    }

    @Test
    void a_withdrawal_signed_by_a_stranger_is_refused() {
        var bidder = bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared);
        var forged = SignedMessage.sign(
                new Withdrawal(
                                lot.tender,
                                "L1",
                                1,
                                prepared.manifest().context().slot(),
                                prepared.manifest().sha256(),
                                Instant.parse("2026-01-01T00:00:00Z"))
                        .bytes(),
                bidder().organisation.signer);

        refused(bidder.withdraw(forged), 403, "foreign-certificate");
    }

    @Test
    void a_stopped_lot_takes_no_bids() throws InterruptedException {
        var stopped = AnnouncedLot.openFor(Duration.ofHours(1));
        var bidder = new TestBidder(stopped, temporary);
        var prepared = bidder.prepare();
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
    }

    @Test
    void a_download_gives_the_same_slot_each_time_and_nine_slots_at_most() {
        var bidder = bidder();
        var first = bidder.takeSlot();
        assertThat(bidder.takeSlot()).isEqualTo(first);
        assertThat(bidder.takeSlot(true)).isEqualTo(first);
        var slots = new ArrayList<>(List.of(first.context().slot()));
        var prepared = bidder.prepare();
        bidder.submit(prepared);

        for (int replacement = 1; replacement <= 8; replacement++) {
            prepared = bidder.prepareReplacement(prepared.manifest());
            slots.add(prepared.manifest().context().slot());
            bidder.submit(prepared);
        }

        assertThat(slots).doesNotHaveDuplicates().hasSize(9);
        refused(bidder.organisation.as().post(lot.path() + "/slots?replacement=true"), 409, "slots-exhausted");
    }

    private TestBidder bidder() {
        return new TestBidder(lot, temporary);
    }

    private static Response submitWith(
            TestBidder bidder, SealedManifest good, SealedManifest.Piece object, SealedManifest.Piece key) {
        var changed = new SealedManifest(
                good.context(),
                good.noticeSha256(),
                good.allotSha256(),
                List.of(object),
                key,
                good.form(),
                good.signerCertSha256(),
                good.seq(),
                good.prev());
        return bidder.submit(changed.bytes(), bidder.sign(changed));
    }

    private static Response receipt(TestBidder bidder, String digest) throws InterruptedException {
        for (int attempt = 0; attempt < 50; attempt++) {
            var answer = bidder.organisation.as().get("/api/receipts/" + digest);
            if (answer.statusCode() == 200) {
                return answer;
            }
            answer.then().statusCode(202);
            Thread.sleep(200);
        }
        throw new AssertionError("No receipt within ten seconds");
    }

    private static byte[] bytes(Response answer, String field) {
        return Optional.<String>ofNullable(answer.path(field))
                .map(Base64.getDecoder()::decode)
                .orElseThrow();
    }

    /** One refusal names itself in the type; of several each is among the errors. */
    static void refused(Response answer, int status, String... codes) {
        answer.then().statusCode(status).contentType("application/problem+json");
        if (codes.length == 1) {
            answer.then().body("type", is("urn:sunseal:problem:" + codes[0]));
        } else {
            answer.then().body("errors.code", containsInAnyOrder(codes));
        }
    }
}
