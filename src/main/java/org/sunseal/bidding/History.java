package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.project.RoundKey;

/** One organisation's bids of one round, in the order of their seq. */
@ApplicationScoped
class History {
    private final HeldSlots held;
    private final SealedBids bids;

    History(HeldSlots held, SealedBids bids) {
        this.held = held;
        this.bids = bids;
    }

    /** A bid and whether it still stands. */
    record Past(SealedBid bid, Optional<Departed> departed) {}

    List<Past> of(RoundKey round, UUID organisation) {
        var past = new ArrayList<Past>();
        for (var slot : held.of(round, organisation)) {
            bids.find(round, slot.slot()).ifPresent(bid -> past.add(new Past(bid, bids.departed(round, slot.slot()))));
        }
        past.sort(Comparator.comparing(each -> each.bid().manifest().seq()));
        return past;
    }

    Optional<Past> last(RoundKey round, UUID organisation) {
        return of(round, organisation).stream().reduce((earlier, later) -> later);
    }
}
