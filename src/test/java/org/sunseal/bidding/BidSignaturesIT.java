package org.sunseal.bidding;

import static org.hamcrest.Matchers.oneOf;
import static org.sunseal.bidding.LotUnderWitnesses.refused;
import static org.sunseal.bidding.TestBidder.sign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.platform.TestStack;

/** Whose signature counts under a bid, and from when. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BidSignaturesIT {
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
    void a_signature_over_another_manifest_is_refused() {
        var bidder = round.bidder();
        var slot = bidder.takeSlot();
        var one = bidder.seal(slot, "a.pdf");
        var other = bidder.seal(slot, "b.pdf");
        bidder.upload(other);

        refused(bidder.submit(other.bytes(), bidder.sign(one)), 422, "bad-signature");
    }

    @Test
    void a_signature_that_is_no_cms_is_refused() {
        var bidder = round.bidder();
        var prepared = bidder.prepare();

        refused(bidder.submit(prepared.manifest().bytes(), new byte[] {1, 2, 3}), 422, "malformed-cms");
    }

    @Test
    void a_signature_by_another_organisation_is_refused() {
        var bidder = round.bidder();
        var manifest = bidder.prepare().manifest();
        var stranger = round.bidder();

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
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        TestStack.world().revoke(bidder.organisation.signer.certificate());

        refused(bidder.submit(prepared), 422, "unfit-certificate");
    }

    @Test
    void a_bid_that_was_taken_keeps_its_receipt_when_its_certificate_is_revoked() throws IOException {
        var bidder = round.bidder();
        var prepared = bidder.prepare();
        bidder.submit(prepared).then().statusCode(oneOf(201, 202));
        TestStack.world().revoke(bidder.organisation.signer.certificate());

        bidder.submit(prepared).then().statusCode(oneOf(201, 202));
    }

    @Test
    void a_signature_without_a_time_stamp_is_refused() {
        var bidder = round.bidder();
        var manifest = bidder.prepare().manifest();

        var sent =
                bidder.submit(manifest.bytes(), DetachedSignature.sign(manifest.bytes(), bidder.organisation.signer));

        refused(sent, 422, "bad-timestamp");
    }

    @Test
    void a_time_stamp_may_run_ahead_ten_seconds_and_no_more() {
        var bidder = round.bidder();
        var manifest = bidder.prepare().manifest();
        var signer = bidder.organisation.signer;

        var ahead = sign(manifest, signer, TestStack.world().clock().instant().plusSeconds(30));
        refused(bidder.submit(manifest.bytes(), ahead), 422, "bad-timestamp");

        var inside = sign(manifest, signer, TestStack.world().clock().instant().plusSeconds(8));
        bidder.submit(manifest.bytes(), inside).then().statusCode(oneOf(201, 202));
    }
}
