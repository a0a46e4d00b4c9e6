package org.sunseal.bidding;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Slots;
import org.sunseal.custody.TopUp;
import org.sunseal.kernel.Refused;
import org.sunseal.project.RoundKey;

/**
 * Gives an organisation its slot of a round: the first when it takes the documents, a fresh one for each replacement of its
 * bid (protocol 5.1a, 5.2). Which slot went to whom is secret at rest and only a commitment in the log.
 */
@ApplicationScoped
public class TakeSlot {
    private static final int SALT_BYTES = 16;

    private final OpenRounds rounds;
    private final AllottedSlots allotted;
    private final TopUp topUp;
    private final Slots slots;
    private final HeldSlots held;
    private final SealedBids bids;
    private final SecretRows rows;
    private final AuditLog audit;
    private final Clock clock;

    TakeSlot(
            OpenRounds rounds,
            AllottedSlots allotted,
            TopUp topUp,
            Slots slots,
            HeldSlots held,
            SealedBids bids,
            SecretRows rows,
            AuditLog audit,
            Clock clock) {
        this.rounds = rounds;
        this.allotted = allotted;
        this.topUp = topUp;
        this.slots = slots;
        this.held = held;
        this.bids = bids;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The organisation's newest slot, the same at every call, until a bid was made under it and a replacement is asked for.
     *
     * @return slot.json, signed by the platform
     */
    public byte[] take(RoundKey round, UUID organisation, boolean replacement) {
        rounds.requireTaking(round, clock.instant()); // whoever comes late must not queue for the lock
        allotted.require(round);
        return current(round, organisation, replacement)
                .or(() -> QuarkusTransaction.requiringNew().call(() -> takeNext(round, organisation, replacement)))
                .orElseThrow(() -> new Refused(
                        BidRefusal.NOT_ALLOTTED,
                        "All slots so far are given out; the trustees are allotting more, please ask again"));
    }

    /** Empty when the round has no slot left; that more are asked for is kept even then. */
    private Optional<byte[]> takeNext(RoundKey round, UUID organisation, boolean replacement) {
        var open = rounds.hold(round);
        rows.lockOwner(round, organisation.toString());
        open.requireTaking(clock.instant());
        return current(round, organisation, replacement).or(() -> assign(round, organisation));
    }

    /** The slot the organisation has already, unless it is used up and another one is asked for. */
    private Optional<byte[]> current(RoundKey round, UUID organisation, boolean replacement) {
        var mine = held.of(round, organisation);
        return mine.isEmpty() || (replacement && isUsed(round, mine.getLast().slot()))
                ? Optional.empty()
                : Optional.of(mine.getLast().statement());
    }

    private boolean isUsed(RoundKey round, String slot) {
        return bids.find(round, slot).isPresent();
    }

    private Optional<byte[]> assign(RoundKey round, UUID organisation) {
        int number = held.of(round, organisation).size();
        if (number == HeldSlots.MOST) {
            throw new Refused(
                    BidRefusal.SLOTS_EXHAUSTED, "One slot and eight replacements were given out, there are no more");
        }
        var free = held.free(round, allotted.of(round));
        var statement = claim(round, organisation, free).map(slot -> file(round, organisation, number, slot));
        topUp.left(round.tender(), round.lot(), round.round(), free.size());
        return statement;
    }

    /** A free slot, or another one if somebody else claims it at this moment; it is free no longer. */
    private Optional<String> claim(RoundKey round, UUID organisation, Set<String> free) {
        Optional<String> slot;
        do {
            slot = Slots.choose(free);
            slot.ifPresent(free::remove);
        } while (slot.isPresent() && !held.claim(round, slot.get(), organisation));
        return slot;
    }

    private byte[] file(RoundKey round, UUID organisation, int number, String slot) {
        byte[] statement = slots.statement(allotted.holding(round, slot).orElseThrow(), slot);
        byte[] salt = Keys.random(SALT_BYTES);
        held.file(round, organisation, number, new HeldSlots.Held(slot, statement), salt);
        audit.append(
                new SealedEntry("SLOT", salt, SignedMessage.parse(statement).body()));
        Log.info("A slot was taken"); // neither by whom nor where: access logs are dumps too (protocol 5.4)
        return statement;
    }
}
