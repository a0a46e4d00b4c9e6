package org.sunseal.cli.scenario.procedure;

import java.util.List;
import java.util.Map;
import org.sunseal.cli.scenario.Actor;
import org.sunseal.cli.scenario.BidDesk;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.cli.scenario.Offer;

/** Bidders seal their offers on their own machines and hand them in; each has a proved receipt. */
public final class HandInSealedBids {
    private final Ensemble ensemble;

    public HandInSealedBids(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    /** Everybody bids who is to bid for a lot of its kind. */
    public void play(List<PlayedLot> lots) {
        ensemble.told().act("Sealed bids are handed in");
        lots.forEach(lot -> handIn(lot, lot.kind().offers()));
    }

    /** Only the first few of them bid. */
    public void play(PlayedLot lot, int howMany) {
        ensemble.told().act("Sealed bids are handed in");
        var offers = lot.kind().offers();
        var numbers = offers.keySet().stream().limit(howMany).toList();
        offers.keySet().retainAll(numbers);
        handIn(lot, offers);
    }

    private void handIn(PlayedLot lot, Map<Integer, Offer> offers) {
        var told = ensemble.told();
        offers.forEach((number, offer) -> {
            var bidder = ensemble.cast().bidder(number);
            told.step("%s bids for %s".formatted(bidder.name(), lot));
            var desk = desk(lot, bidder);
            desk.handIn(offer);
            lot.seat(number, desk);
        });
        Deviation.unless(lot.stage(ensemble.anyone()).equals("ISSUING"), "A bid has moved the lot");
    }

    private BidDesk desk(PlayedLot lot, Actor bidder) {
        var home = ensemble.setting()
                .out()
                .resolve(lot.tender())
                .resolve("bidders")
                .resolve(bidder.account());
        return new BidDesk(bidder, lot.announced(), ensemble.setting().register(), home, ensemble.told());
    }
}
