package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import org.sunseal.bidding.SealedBids;
import org.sunseal.experts.Bidders;
import org.sunseal.opening.ClosedRounds;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;

/** Tells the draw who bids, out of the closed rounds of a lot's tendering. */
@ApplicationScoped
class ClosedRoundBidders implements Bidders {
    private final Lots lots;
    private final ClosedRounds closed;
    private final SealedBids bids;

    ClosedRoundBidders(Lots lots, ClosedRounds closed, SealedBids bids) {
        this.lots = lots;
        this.closed = closed;
        this.bids = bids;
    }

    /** Until a round's CLOSE is in the log, with its time-stamp, nobody is told. */
    @Override
    public Optional<Closed> of(LotKey lot) {
        var creditCodes = new HashSet<String>();
        var close = Optional.<String>empty();
        for (var announced : lots.get(lot).currentRounds()) {
            var round = closed.of(lot.tender(), lot.lot(), announced.round());
            if (round.isPresent() && round.get().token().isPresent()) {
                close = Optional.of(round.get().closeSha256());
                bids.disclosed(lot.tender(), lot.lot(), announced.round())
                        .forEach(bid -> creditCodes.add(bid.creditCode()));
            }
        }
        return close.map(sha256 -> new Closed(sha256, creditCodes));
    }
}
