package org.sunseal.cli.scenario;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sunseal.bidding.proof.OpeningForm;
import org.sunseal.opening.proof.ListedBid;
import org.sunseal.opening.proof.OpeningRecord;
import org.sunseal.opening.proof.RecordedBid;

/** Lots close, the objection window passes, three trustees release their shares, and the prices are read out. */
public final class OpenLot {
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Setting setting;
    private final Clocks clocks;
    private final Closings closings;
    private final Inboxes inboxes;
    private final Narration told;

    public OpenLot(Setting setting, Clocks clocks, Closings closings, Inboxes inboxes, Narration told) {
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
        close(lot, standing);
        told.step("The trustees wait for objections");
        passObjections(List.of(lot));
        told.step("Three of five trustees release their shares, and the bids are opened");
        read(lot, standing);
    }

    /** Waits for the list, which must name the bids that stand and no others. */
    public void close(LotPlay lot, Map<Integer, BidDesk> standing) {
        var closed = awaitClosed(lot);
        var listed = closed.list().entries().stream().map(ListedBid::slot).collect(Collectors.toSet());
        Deviation.unless(
                listed.equals(slots(standing)), "The list names %s, not %s".formatted(listed, slots(standing)));
        told.seen("CLOSE lists %d bids: replaced and withdrawn ones are absent".formatted(listed.size()));
    }

    private Closings.Proved awaitClosed(LotPlay lot) {
        told.await("CLOSE of lot " + lot.lot(), Patience.CLOSING, () -> closings.closing(lot)
                .isPresent());
        return closings.closing(lot).orElseThrow();
    }

    /** Waits until every trustee has seen the lists of lots that have closed. */
    public void awaitSeen(List<LotPlay> lots) {
        for (var lot : lots) {
            var closeSha256 = awaitClosed(lot).closing().sha256();
            told.await("all trustees have seen CLOSE", Patience.WITNESSES, () -> allHold(closeSha256));
        }
    }

    /** Lets the window pass for lots that have closed, once every trustee has seen each of their lists. */
    public void passObjections(List<LotPlay> lots) {
        awaitSeen(lots);
        var longest = Duration.ZERO;
        for (var lot : lots) {
            var window = lot.notice().objectionWindow();
            longest = window.compareTo(longest) > 0 ? window : longest;
        }
        told.seen("each says so in its own status; the clocks move past the window of %d minutes"
                .formatted(longest.toMinutes()));
        clocks.moveTo(clocks.now().plus(longest).plus(MARGIN));
    }

    /** Waits for the record: what is read out must be what was sealed. */
    public void read(LotPlay lot, Map<Integer, BidDesk> standing) {
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
