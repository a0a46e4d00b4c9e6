package org.sunseal.opening;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.opening.proof.RecordedBid.Result;

/**
 * What opening one listed bid came to. Whoever holds this can read the bid.
 *
 * @param key the slot's private key, 32 bytes
 * @param fault whose bytes failed and how; null when the package opened
 * @param contentsOrNull the opened key package; null when it did not open
 */
record OpenedBid(
        String slot, byte[] key, Result result, @Nullable String fault, byte @Nullable [] contentsOrNull) {

    /** The opened key package. */
    Optional<KeyPackage> contents() {
        return Optional.ofNullable(contentsOrNull).map(KeyPackage::parse);
    }

    /** Keeps keys out of logs. */
    @Override
    public String toString() {
        return "OpenedBid[%s, %s]".formatted(slot, result);
    }
}
