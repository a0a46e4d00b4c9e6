package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.sunseal.bidding.SecretRows.Kind;
import org.sunseal.bidding.SecretRows.Name;
import org.sunseal.bidding.SecretRows.Row;
import org.sunseal.crypto.Fields;
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
        return inOrder(organisation, rows.findEach(round, names(organisation)));
    }

    /** Those of the organisation among rows that were found, in the order in which it got them. */
    static List<Held> inOrder(UUID organisation, Map<Name, Fields> found) {
        return names(organisation).stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(row -> new Held(row.id("slot"), row.bytes("statement")))
                .toList();
    }

    /** By which the slots of an organisation are found. */
    static List<Name> names(UUID organisation) {
        return IntStream.range(0, MOST).mapToObj(n -> name(organisation, n)).toList();
    }

    private static Name name(UUID organisation, int number) {
        return Name.of(Kind.OWNER, organisation.toString(), Integer.toString(number));
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
        rows.keepAll(List.of(new Row(round, name(organisation, number), content)));
    }
}
