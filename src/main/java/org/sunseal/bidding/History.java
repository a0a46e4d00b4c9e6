package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.bidding.SecretRows.Name;
import org.sunseal.crypto.Fields;
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
        var slots =
                held.of(round, organisation).stream().map(HeldSlots.Held::slot).toList();
        return read(slots, rows.findEach(round, names(slots)));
    }

    /**
     * As {@link #of}, with every other transaction of the organisation in this round kept out until this one ends.
     *
     * @param slot the slot the organisation is said to have; if that is all it has, this asks the database once
     */
    Own hold(RoundKey round, UUID organisation, String slot) {
        var asked = new ArrayList<>(HeldSlots.names(organisation));
        asked.addAll(names(List.of(slot)));
        var found = new HashMap<>(rows.lockOwner(round, organisation.toString(), asked));
        var slots = HeldSlots.inOrder(organisation, found).stream()
                .map(HeldSlots.Held::slot)
                .toList();
        var others = slots.stream().filter(each -> !each.equals(slot)).toList();
        found.putAll(rows.findEach(round, names(others)));
        return read(slots, found);
    }

    /** By which the bids under these slots, and their ends, are found. */
    private static List<Name> names(List<String> slots) {
        return slots.stream()
                .flatMap(slot -> Stream.of(Name.of(Kind.BID, slot), Name.of(Kind.GONE, slot)))
                .toList();
    }

    private static Own read(List<String> slots, Map<Name, Fields> found) {
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
