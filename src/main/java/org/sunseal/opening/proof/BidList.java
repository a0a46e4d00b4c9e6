package org.sunseal.opening.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/**
 * The list frozen at the deadline, {@code list.json}: every bid that takes part, sorted by slot, each slot once
 * (protocol 5.8). CLOSE carries its root, so the list itself may come from anywhere.
 */
public record BidList(List<ListedBid> entries) {

    public BidList {
        entries = List.copyOf(entries);
        for (var i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1).slot().compareTo(entries.get(i).slot()) >= 0) {
                throw new InvalidEvidence(
                        "bad-list",
                        "%s stands twice or out of order"
                                .formatted(entries.get(i).slot()));
            }
        }
    }

    /** The list of these bids, in whatever order they come. */
    public static BidList of(List<ListedBid> bids) {
        return new BidList(
                bids.stream().sorted(Comparator.comparing(ListedBid::slot)).toList());
    }

    /** Reads {@code list.json}; anything but its one canonical form is refused. */
    public static BidList parse(byte[] json) {
        var fields = Fields.read(json);
        fields.version(1);
        var entries = fields.list("entries").stream().map(ListedBid::read).toList();
        fields.end();
        return new BidList(entries);
    }

    /** The bytes of {@code list.json}. */
    public byte[] bytes() {
        return CanonicalJson.write(
                Map.of("v", 1, "entries", entries.stream().map(ListedBid::asMap).toList()));
    }

    /** The RFC 6962 root over the entries' canonical bytes, lower-case hex. */
    public String root() {
        return Framing.hex(Merkle.root(
                entries.stream().map(entry -> Merkle.leafHash(entry.bytes())).toList()));
    }

    /** The listed bid of that slot. */
    public Optional<ListedBid> of(String slot) {
        return entries.stream().filter(entry -> entry.slot().equals(slot)).findFirst();
    }

    /** The listed slots, in list order. */
    public List<String> slots() {
        return entries.stream().map(ListedBid::slot).toList();
    }
}
