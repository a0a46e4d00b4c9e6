package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.project.RoundKey;

/** Which organisation holds which slots: secret until the end, mere downloads for ever (protocol 5.4). */
@ApplicationScoped
class HeldSlots {
    /** One slot on download and eight for replacements (protocol 5.1a). */
    static final int MOST = 9;

    private final SecretRows rows;

    HeldSlots(SecretRows rows) {
        this.rows = rows;
    }

    /**
     * A slot in somebody's hands.
     *
     * @param statement slot.json as the platform signed it
     */
    record Held(String slot, byte[] statement) {}

    /** The organisation's slots in the order in which it got them. */
    List<Held> of(RoundKey round, UUID organisation) {
        var held = new ArrayList<Held>();
        for (int n = 0; n < MOST; n++) {
            var row = rows.find(round, Kind.OWNER, organisation.toString(), Integer.toString(n));
            if (row.isEmpty()) {
                break;
            }
            held.add(new Held(row.get().id("slot"), row.get().bytes("statement")));
        }
        return held;
    }

    /** Whose slot it is, if it was given away. */
    Optional<UUID> owner(RoundKey round, String slot) {
        return rows.find(round, Kind.SLOT, slot).map(row -> UUID.fromString(row.text("organisation")));
    }

    /** Those of the given slots that nobody holds. */
    Set<String> free(RoundKey round, List<String> slots) {
        return rows.absent(round, Kind.SLOT, slots);
    }

    /** Takes a slot for its owner; false if somebody else was faster. */
    boolean claim(RoundKey round, String slot, UUID organisation) {
        return rows.keep(round, Kind.SLOT, Map.of("organisation", organisation.toString()), slot);
    }

    /** Files a claimed slot as the owner's next one. The salt is that of its log entry. */
    void file(RoundKey round, UUID organisation, int number, Held held, byte[] salt) {
        var content = Map.of("slot", held.slot(), "statement", held.statement(), "salt", salt);
        if (!rows.keep(round, Kind.OWNER, content, organisation.toString(), Integer.toString(number))) {
            throw new IllegalStateException("Slot number " + number + " was filed before, though its owner is locked");
        }
    }
}
