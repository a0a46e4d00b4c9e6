package org.sunseal.bidding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sunseal.bidding.LotUnderWitnesses.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.bidding.proof.SlotContext;
import org.sunseal.platform.TestStack;

/** What a bid may be sealed to: its own slot, once, in objects of a possible length. */
@QuarkusTest
@QuarkusTestResource(TestStack.class)
@TestProfile(SmallRounds.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BidSlotsIT {
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
    void a_key_message_for_another_slot_is_refused() {
        var bidder = round.bidder();
        var good = bidder.prepare().manifest();
        var rival = round.bidder();
        var copied = rival.prepare().manifest();

        refused(submitWith(bidder, good, good.payload().getFirst(), copied.key()), 422, "malformed-cms");
    }

    @Test
    void a_foreign_slot_is_refused() {
        var owner = round.bidder();
        var thief = round.bidder();
        var slot = owner.takeSlot();
        var manifest = thief.seal(slot, "price.pdf");
        thief.upload(manifest);

        refused(thief.submit(manifest.bytes(), thief.sign(manifest)), 403, "foreign-slot");
    }

    @Test
    void a_slot_outside_the_allotment_is_refused() {
        var bidder = round.bidder();
        var slot = bidder.takeSlot();
        var place = slot.context();
        var outside = SlotContext.of(place.tender(), place.lot(), place.round(), "B20200101-0000000000.1");
        var manifest = bidder.seal(new TestBidder.Slot(outside, slot.key(), slot.allotSha256()), "price.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 403, "foreign-slot");
    }

    @Test
    void another_allotment_is_refused() {
        var bidder = round.bidder();
        var slot = bidder.takeSlot();
        var manifest = bidder.seal(new TestBidder.Slot(slot.context(), slot.key(), "ab".repeat(32)), "price.pdf");
        bidder.upload(manifest);

        refused(bidder.submit(manifest.bytes(), bidder.sign(manifest)), 422, "wrong-allotment");
    }

    @Test
    void a_second_bid_under_the_same_slot_is_refused() {
        var bidder = round.bidder();
        var slot = bidder.takeSlot();
        var first = bidder.seal(slot, "a.pdf");
        bidder.upload(first);
        bidder.submit(first.bytes(), bidder.sign(first));
        var second = bidder.seal(slot, "b.pdf");
        bidder.upload(second);

        refused(bidder.submit(second.bytes(), bidder.sign(second)), 409, "slot-used", "stale-sequence");
    }

    @Test
    void a_download_gives_the_same_slot_each_time_and_nine_slots_at_most() {
        var bidder = round.bidder();
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
        refused(bidder.organisation.as().post(round.lot.path() + "/slots?replacement=true"), 409, "slots-exhausted");
    }

    @Test
    void lengths_no_sealed_file_can_have_are_refused() {
        var bidder = round.bidder();
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
}
