package org.sunseal.cli.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Seven bidders hand in sealed bids; one replaces its bid, one takes it back. */
final class HandInBids {
    private static final int MEMBERS_OF_LOT_1 = 5;

    private final Setting setting;
    private final Cast cast;
    private final Narration told;
    private final TreeMap<Integer, BidDesk> desks = new TreeMap<>();

    HandInBids(Setting setting, Cast cast, Narration told) {
        this.setting = setting;
        this.cast = cast;
        this.told = told;
    }

    /** Bidders 1 to 5 bid for lot 1, bidders 6 and 7 for lot 2. */
    void play(LotPlay first, LotPlay second) {
        told.act("Seven bidders hand in sealed bids");
        told.line("     Before sealing, every bidder checks its slot against the trustees of its own trust file:");
        told.seen(trustees());
        for (int number = 1; number <= 7; number++) {
            var lot = number <= MEMBERS_OF_LOT_1 ? first : second;
            var bidder = cast.bidder(number);
            told.step("%s bids for lot %s".formatted(bidder.name(), lot.lot()));
            desks.put(number, new BidDesk(bidder, lot, setting.register(), home(bidder), told));
            handIn(number, new Offer("%d.50".formatted(11_800_000 + 137_000 * number), 170 + 5 * number));
        }
    }

    /** Hands in the bidder's next bid. */
    void handIn(int number, Offer offer) {
        desk(number).handIn(offer);
    }

    BidDesk desk(int number) {
        var desk = desks.get(number);
        if (desk == null) {
            throw new IllegalArgumentException("Bidder %d has not bid".formatted(number));
        }
        return desk;
    }

    private Path home(Actor bidder) {
        return setting.out().resolve("bidders").resolve(bidder.account());
    }

    private String trustees() {
        List<String> names = new ArrayList<>();
        setting.register().trustees().forEach(each -> names.add(each.id() + " " + each.body()));
        return String.join(", ", names);
    }
}
