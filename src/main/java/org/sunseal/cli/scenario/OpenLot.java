package org.sunseal.cli.scenario;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;

/** Lot 1 closes, the objection window passes, three trustees release their shares, and the prices are read out. */
final class OpenLot {
    private final Setting setting;
    private final Clocks clocks;
    private final Closings closings;
    private final Inboxes inboxes;
    private final Narration told;

    OpenLot(Setting setting, Clocks clocks, Closings closings, Inboxes inboxes, Narration told) {
        this.setting = setting;
        this.clocks = clocks;
        this.closings = closings;
        this.inboxes = inboxes;
        this.told = told;
    }

    /** @param standing the desks whose bids must be listed and opened, by bidder number */
    void play(LotPlay lot, Map<Integer, BidDesk> standing) {
        told.act("Lot %s closes and opens".formatted(lot.lot()));
        told.step("The list of bids is frozen and proved before anybody could have read one");
        told.await("CLOSE of lot " + lot.lot(), Patience.CLOSING, () -> closings.closing(lot)
                .isPresent());
        var closed = closings.closing(lot).orElseThrow();
        var listed = closed.list().entries().stream().map(ListedBid::slot).collect(Collectors.toSet());
        Deviation.unless(
                listed.equals(slots(standing)), "The list names %s, not %s".formatted(listed, slots(standing)));
        told.seen("CLOSE lists %d bids: replaced and withdrawn ones are absent".formatted(listed.size()));

        told.step("The trustees wait for objections");
        told.await(
                "all trustees have seen CLOSE",
                Patience.WITNESSES,
                () -> allHold(closed.closing().sha256()));
        told.seen("each says so in its own status; the clocks move past the window of "
                + lot.notice().objectionWindow().toMinutes() + " minutes");
        clocks.moveTo(clocks.now().plus(lot.notice().objectionWindow()).plus(Duration.ofSeconds(5)));

        told.step("Three of five trustees release their shares, and the bids are opened");
        told.await("the opening record of lot " + lot.lot(), Patience.OPENING, () -> closings.record(lot)
                .isPresent());
        var record = closings.record(lot).orElseThrow();
        Deviation.unless(record.outcome() == OpeningRecord.Outcome.OPENED, "The lot was not opened");
        Deviation.unless(record.trustees().size() >= setting.register().k(), "Too few trustees: " + record.trustees());
        told.seen("shares of " + record.trustees());

        told.step("The prices read out are those sealed before the deadline");
        compare(record, standing);
    }

    /** A trustee that names a reason for not releasing has seen CLOSE; one that waits longer would say another rule. */
    private boolean allHold(String closeSha256) {
        return setting.register().trustees().stream().allMatch(trustee -> inboxes.status(trustee).list("holds").stream()
                .anyMatch(hold -> hold.text("closeSha256").equals(closeSha256)));
    }

    private static Set<String> slots(Map<Integer, BidDesk> standing) {
        var slots = new HashSet<String>();
        for (var desk : standing.values()) {
            slots.add(desk.newest().orElseThrow().slot().slot());
        }
        return slots;
    }

    private void compare(OpeningRecord record, Map<Integer, BidDesk> standing) {
        var read = new TreeMap<String, RecordedBid>();
        record.bids().forEach(bid -> read.put(bid.slot(), bid));
        for (var desk : standing.values()) {
            var sealed = desk.newest().orElseThrow();
            var bid = read.get(sealed.slot().slot());
            Deviation.unless(bid != null && bid.readOut() != null, desk.bidder().name() + " was not read out");
            if (bid != null && bid.readOut() != null) {
                var form = OpeningForm.parse(bid.readOut().form());
                Deviation.unless(
                        form.equals(sealed.offer().form()), desk.bidder().name() + " was read out wrongly");
                told.seen("%-26s CNY %15s  %4s days".formatted(bid.organisation(), form.price(), form.durationDays()));
            }
        }
        Deviation.unless(read.size() == standing.size(), "The record has %d bids".formatted(read.size()));
    }
}
