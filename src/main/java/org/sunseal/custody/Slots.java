package org.sunseal.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.custody.proof.SlotStatement;
import org.sunseal.identity.PlatformKeys;

/**
 * The choice of a slot, and slot.json about it (protocol 5.2). Which organisation a slot went to is kept by bidding, secret
 * at rest; here nothing is remembered.
 */
@ApplicationScoped
public class Slots {
    private final Batches batches;
    private final PlatformKeys keys;

    Slots(Batches batches, PlatformKeys keys) {
        this.batches = batches;
        this.keys = keys;
    }

    /**
     * Picks one of the free slots at random, so that a slot's number says nothing about when it was handed out.
     *
     * @param free the slots of the round's allotments that were never handed out; none is reissued
     * @return empty when none is left
     */
    public static Optional<String> choose(Collection<String> free) {
        return free.isEmpty()
                ? Optional.empty()
                : free.stream().skip(Keys.random().nextInt(free.size())).findFirst();
    }

    /** slot.json for one slot, signed by the platform; signing again gives other bytes, so the caller keeps them. */
    public byte[] statement(AllottedKeys allotted, String slot) {
        var allotment = allotted.allotment();
        if (!allotment.contains(slot)) {
            throw new IllegalArgumentException(slot + " is not in the allotment of its round");
        }
        var key = KeyId.parse(slot);
        var batch = batches.certified(key.batch());
        var sharing = batch.keys().sharing(key.keyNo());
        return new SlotStatement(
                        allotment.tender(),
                        allotment.lot(),
                        allotment.round(),
                        slot,
                        Framing.hex(Curve.encode(sharing.key())),
                        sharing.hex(),
                        batch.statement().sha256(),
                        batch.keys().path(key.keyNo()),
                        key.keyNo(),
                        allotment.sha256())
                .sign(keys.signer());
    }
}
