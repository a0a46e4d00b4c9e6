package org.sunseal.cli.scenario.procedure;

import org.sunseal.cli.scenario.BidDesk;
import org.sunseal.cli.scenario.Deviation;
import org.sunseal.crypto.Fields;

/** That winner and losers are told: each finds a letter of its own. */
final class ToldBidders {
    private final Ensemble ensemble;

    ToldBidders(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    void require(PlayedLot lot) {
        var told = ensemble.told();
        var winner = SeenAward.of(lot).winner();
        for (var desk : lot.desks().values()) {
            var letter = newestLetter(lot, desk);
            var occasion = desk.equals(winner) ? "award-notice" : "award-result";
            Deviation.unless(
                    letter.text("occasion").equals(occasion),
                    "%s was not told of the %s".formatted(desk.bidder().name(), occasion));
            told.seen("%-26s %s"
                    .formatted(desk.bidder().name(), letter.object("en").text("body")));
        }
    }

    private static Fields newestLetter(PlayedLot lot, BidDesk desk) {
        return Inbox.of(desk.bidder()).letters().stream()
                .filter(letter -> letter.text("tender").equals(lot.tender())
                        && letter.text("lot").equals(lot.lot()))
                .findFirst()
                .orElseThrow(() -> new Deviation(
                        "%s was told nothing".formatted(desk.bidder().name())));
    }
}
