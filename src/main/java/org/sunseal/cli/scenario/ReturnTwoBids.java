package org.sunseal.cli.scenario;

import java.time.Duration;
import org.sunseal.opening.proof.OpeningRecord;

/** Lot 2 reaches its deadline with two bids where three are needed: closed, proved, and returned unopened. */
final class ReturnTwoBids {
    private final Setting setting;
    private final Clocks clocks;
    private final Closings closings;
    private final Inboxes inboxes;
    private final Narration told;

    ReturnTwoBids(Setting setting, Clocks clocks, Closings closings, Inboxes inboxes, Narration told) {
        this.setting = setting;
        this.clocks = clocks;
        this.closings = closings;
        this.inboxes = inboxes;
        this.told = told;
    }

    /** Moves all clocks past the first deadline, which only lot 2 still has. */
    void play(LotPlay postponed, LotPlay due) {
        told.act("Lot %s closes with two bids".formatted(due.lot()));
        told.step("All clocks move past " + due.openAt());
        clocks.moveTo(due.openAt().plus(Duration.ofSeconds(5)));
        told.await("CLOSE of lot " + due.lot(), Patience.CLOSING, () -> closings.closing(due)
                .isPresent());
        var closed = closings.closing(due).orElseThrow();
        Deviation.unless(
                closed.closing().count() == 2,
                "CLOSE counts %d bids".formatted(closed.closing().count()));
        told.seen("CLOSE is signed, time-stamped and proved: 2 bids, 3 are needed");
        told.step("The bids are returned unopened");
        told.await("the record of lot " + due.lot(), Patience.OPENING, () -> closings.record(due)
                .isPresent());
        var record = closings.record(due).orElseThrow();
        Deviation.unless(record.outcome() == OpeningRecord.Outcome.RETURNED, "The two bids were opened");
        Deviation.unless(record.bids().stream().allMatch(bid -> bid.readOut() == null), "A returned bid was read out");
        Deviation.unless(record.trustees().isEmpty(), "Trustees released shares of a lot with too few bids");
        for (var trustee : setting.register().trustees()) {
            var released = inboxes.status(trustee).texts("released");
            Deviation.unless(
                    !released.contains(closed.closing().sha256()), trustee.id() + " released a lot with too few bids");
        }
        told.seen("no trustee released a share, and nothing was read out");
        told.step("Lot %s, which was postponed, is not closed".formatted(postponed.lot()));
        Deviation.unless(closings.closing(postponed).isEmpty(), "The postponed lot was closed");
    }
}
