package org.sunseal.cli.scenario.procedure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sunseal.cli.PutClaim;
import org.sunseal.cli.scenario.BidDesk;
import org.sunseal.cli.scenario.ConfirmRecords;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.OpenLot;
import org.sunseal.cli.scenario.Patience;
import org.sunseal.opening.proof.ClaimAnswer;
import org.sunseal.opening.proof.OpeningRecord;

/**
 * The deadline passes: the lists are frozen, bidders ask the trustees about their bids, the bids are opened and read
 * out, and the agency signs the records. A lot with too few bids is returned unopened.
 */
public final class OpenBids {
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final Ensemble ensemble;
    private final OpenLot opening;

    public OpenBids(Ensemble ensemble) {
        this.ensemble = ensemble;
        this.opening = new OpenLot(
                ensemble.setting(), ensemble.clocks(), ensemble.closings(), ensemble.inboxes(), ensemble.told());
    }

    public void play(List<PlayedLot> lots) {
        readOut(lots);
        confirm(lots);
    }

    /** Everything but the agency's signatures. */
    void readOut(List<PlayedLot> lots) {
        close(lots);
        var enough = lots.stream().filter(OpenBids::hasEnoughBids).toList();
        if (!enough.isEmpty()) {
            open(enough);
        }
        lots.stream().filter(lot -> !hasEnoughBids(lot)).forEach(this::returnUnopened);
    }

    /** Leaves the lots waiting for objections, after which the trustees release their shares by themselves. */
    void closeOnly(List<PlayedLot> lots) {
        close(lots);
        opening.awaitSeen(lots.stream().map(PlayedLot::announced).toList());
    }

    private void close(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.act("The deadline passes, and the bids are opened");
        var deadline =
                lots.stream().map(PlayedLot::openAt).max(Instant::compareTo).orElseThrow();
        told.step("All clocks move past " + deadline);
        ensemble.clocks().moveTo(deadline.plus(MARGIN));
        told.step("The list of bids is frozen and proved before anybody could have read one");
        lots.forEach(lot -> opening.close(lot.announced(), lot.desks()));
    }

    /** The agency signs the records. */
    void confirm(List<PlayedLot> lots) {
        new ConfirmRecords(ensemble.setting(), ensemble.cast(), ensemble.told())
                .play(lots.stream().map(PlayedLot::announced).toList());
        lots.stream()
                .filter(OpenBids::hasEnoughBids)
                .forEach(lot -> Deviation.unless(
                        lot.stage(ensemble.anyone()).equals("OPENED"),
                        "The record is signed, and the lot is not opened"));
    }

    private void open(List<PlayedLot> lots) {
        var told = ensemble.told();
        told.step("A bidder shows the trustees its receipt: is the bid in their list?");
        var announced = lots.stream().map(PlayedLot::announced).toList();
        opening.awaitSeen(announced);
        lots.forEach(lot -> claim(lot.desks().firstEntry().getValue()));
        told.step("The trustees wait for objections");
        opening.passObjections(announced);
        for (var lot : lots) {
            told.step("Three of five trustees release their shares, and the bids of %s are opened".formatted(lot));
            opening.read(lot.announced(), lot.desks());
        }
    }

    private static boolean hasEnoughBids(PlayedLot lot) {
        return lot.desks().size() >= lot.announced().notice().minimumBids();
    }

    private void claim(BidDesk desk) {
        var register = ensemble.setting().register();
        var listed = register.trustees().stream()
                .filter(trustee -> PutClaim.to(trustee, desk.claim()).equals(ClaimAnswer.LISTED))
                .count();
        Deviation.unless(
                listed >= PutClaim.enough(register), "Only %d trustees say that the bid is listed".formatted(listed));
        ensemble.told()
                .seen("%d of %d trustees sign that %s is listed"
                        .formatted(listed, register.n(), desk.bidder().name()));
    }

    private void returnUnopened(PlayedLot lot) {
        var closings = ensemble.closings();
        ensemble.told().step("%s has too few bids: they are returned unopened".formatted(lot));
        ensemble.told().await("the record of " + lot, Patience.OPENING, () -> closings.record(lot.announced())
                .isPresent());
        var record = closings.record(lot.announced()).orElseThrow();
        Deviation.unless(record.outcome() == OpeningRecord.Outcome.RETURNED, "Too few bids were opened");
        Deviation.unless(record.trustees().isEmpty(), "Trustees released shares of a lot with too few bids");
        Deviation.unless(lot.stage(ensemble.anyone()).equals("FAILED"), "A lot with too few bids has not failed");
    }
}
