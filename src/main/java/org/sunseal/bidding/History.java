package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.bidding.SecretRows.Name;
import org.sunseal.project.RoundKey;

/** What one organisation did in one round. */
@ApplicationScoped
class History {
    private final HeldSlots held;
    private final SecretRows rows;

    History(HeldSlots held, SecretRows rows) {
        this.held = held;
        this.rows = rows;
    }

    /** A bid and whether it still stands. */
    record Past(SealedBid bid, Optional<Departed> departed) {}

    /**
     * An organisation's part in a round.
     *
     * @param slots all slots it ever took, whether it bid under them or not
     * @param bids in the order of their seq
     */
    record Own(List<String> slots, List<Past> bids) {
        Optional<Past> last() {
            return bids.isEmpty() ? Optional.empty() : Optional.of(bids.getLast());
        }

        /** The bid made under that slot; a slot of somebody else has none. */
        Optional<SealedBid> under(String slot) {
            return bids.stream()
                    .map(Past::bid)
                    .filter(bid -> bid.slot().equals(slot))
                    .findFirst();
        }
    }

    Own of(RoundKey round, UUID organisation) {
        return read(round, held.of(round, organisation));
    }

    /** As {@link #of}, with every other transaction of the organisation in this round kept out until this one ends. */
    Own hold(RoundKey round, UUID organisation) {
        return read(round, held.hold(round, organisation));
    }

    private Own read(RoundKey round, List<HeldSlots.Held> held) {
        var slots = held.stream().map(HeldSlots.Held::slot).toList();
        var names = new ArrayList<Name>();
        for (var slot : slots) {
            names.add(Name.of(Kind.BID, slot));
            names.add(Name.of(Kind.GONE, slot));
        }
        var found = rows.findEach(round, names);
        var bids = new ArrayList<Past>();
        for (var slot : slots) {
            var bid = found.get(Name.of(Kind.BID, slot));
            if (bid != null) {
                var gone = Optional.ofNullable(found.get(Name.of(Kind.GONE, slot)));
                bids.add(new Past(SealedBids.read(bid), gone.map(Departed::read)));
            }
        }
        bids.sort(Comparator.comparing(each -> each.bid().manifest().seq()));
        return new Own(slots, bids);
    }
}
