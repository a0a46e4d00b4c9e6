package org.sunseal.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;
import org.sunseal.crypto.Curve;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.custody.proof.Allotment;
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
     * Picks one of the allotment's slots at random among those not taken, so that a slot's number says nothing about when
     * it was handed out.
     *
     * @param taken whether a slot was ever handed out before; none is reissued
     * @return empty when all are taken
     */
    public static Optional<String> choose(Allotment allotment, Predicate<String> taken) {
        int start = Keys.random().nextInt(allotment.count());
        // a random start alone would make the slot behind a taken one twice as likely, so a few fair throws come first
        for (int attempt = 0; attempt < allotment.count(); attempt++) {
            var slot = slot(allotment, Keys.random().nextInt(allotment.count()));
            if (!taken.test(slot)) {
                return Optional.of(slot);
            }
        }
        for (int offset = 0; offset < allotment.count(); offset++) {
            var slot = slot(allotment, (start + offset) % allotment.count());
            if (!taken.test(slot)) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    private static String slot(Allotment allotment, int offset) {
        return new KeyId(allotment.batch(), allotment.firstKey() + offset).toString();
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
