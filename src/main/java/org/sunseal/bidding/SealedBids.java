package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.bidding.SecretRows.Name;
import org.sunseal.bidding.SecretRows.Row;
import org.sunseal.crypto.Fields;
import org.sunseal.project.RoundKey;

/**
 * All bids of all rounds. They can be kept and marked as gone, never changed; until the close they lie as ciphertext.
 */
@ApplicationScoped
public class SealedBids {
    private final SecretRows rows;
    private final DisclosedBids disclosed;
    private final DroppedObjects dropped;
    private final AllottedSlots slots;
    private final BiddingConfig config;
    private final Clock clock;

    SealedBids(
            SecretRows rows,
            DisclosedBids disclosed,
            DroppedObjects dropped,
            AllottedSlots slots,
            BiddingConfig config,
            Clock clock) {
        this.rows = rows;
        this.disclosed = disclosed;
        this.dropped = dropped;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The bids that stand, by slot: those neither withdrawn nor replaced. Complete only under the round's exclusive
     * lock, when no bid can be in flight.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<SealedBid> listed(String tender, String lot, int round) {
        var place = new RoundKey(tender, lot, round);
        var all = slots.of(place);
        var gone = rows.findAll(place, Kind.GONE, all).keySet();
        return rows.findAll(place, Kind.BID, all).entrySet().stream()
                .filter(row -> !gone.contains(row.getKey()))
                .map(row -> read(row.getValue()))
                .sorted(Comparator.comparing(SealedBid::slot))
                .toList();
    }

    /**
     * Makes the listed bids readable, in the transaction that writes CLOSE and at no other time (protocol 5.4). What
     * only the others listed has no use any more and is noted for {@link DeleteDroppedObjects}.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void disclose(String tender, String lot, int round, List<SealedBid> listed) {
        var place = new RoundKey(tender, lot, round);
        listed.forEach(bid -> disclosed.keep(place, bid));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        // the day of the close is not over yet
        dropped.keep(droppedBy(place, listed), today.plusDays(1L + config.droppedObjectsStayDays()));
    }

    private Set<String> droppedBy(RoundKey round, List<SealedBid> listed) {
        var objects = new HashSet<String>();
        var gone = rows.findAll(round, Kind.GONE, slots.of(round)).keySet();
        rows.findAll(round, Kind.BID, gone)
                .values()
                .forEach(row -> objects.addAll(Digests.of(read(row).manifest())));
        listed.forEach(bid -> objects.removeAll(Digests.of(bid.manifest())));
        return objects;
    }

    /** The bids of a closed round, by slot; empty before the close. */
    public List<SealedBid> disclosed(String tender, String lot, int round) {
        return disclosed.of(new RoundKey(tender, lot, round));
    }

    /** The bid made under a slot, whether it stands or not. For answering claims after the close (protocol 5.9a). */
    public Optional<SealedBid> under(String tender, String lot, int round, String slot) {
        return find(new RoundKey(tender, lot, round), slot);
    }

    /** How the bid under a slot ended, if it was withdrawn or replaced. */
    public Optional<Departed> departed(String tender, String lot, int round, String slot) {
        return departed(new RoundKey(tender, lot, round), slot);
    }

    Optional<SealedBid> find(RoundKey round, String slot) {
        return rows.find(round, Kind.BID, slot).map(SealedBids::read);
    }

    Optional<Departed> departed(RoundKey round, String slot) {
        return rows.find(round, Kind.GONE, slot).map(Departed::read);
    }

    /** The row that keeps a bid made under that slot. */
    static Row made(RoundKey round, String slot, SealedBid bid) {
        return new Row(
                round,
                Name.of(Kind.BID, slot),
                Map.of(
                        "organisation", bid.organisation().toString(),
                        "name", bid.name(),
                        "creditCode", bid.creditCode(),
                        "sealed", bid.sealed(),
                        "signature", bid.signature(),
                        "receipt", bid.receipt()));
    }

    /** The row by which a bid is replaced. */
    static Row replaced(RoundKey round, String slot, String successor) {
        return new Row(round, Name.of(Kind.GONE, slot), Map.of("successor", successor));
    }

    /** The row by which a bid is withdrawn. */
    static Row withdrawn(RoundKey round, String slot, byte[] withdrawal, byte[] receipt) {
        return new Row(round, Name.of(Kind.GONE, slot), Map.of("withdrawal", withdrawal, "receipt", receipt));
    }

    static SealedBid read(Fields row) {
        return new SealedBid(
                UUID.fromString(row.text("organisation")),
                row.text("name"),
                row.text("creditCode"),
                row.bytes("sealed"),
                row.bytes("signature"),
                row.bytes("receipt"));
    }
}
