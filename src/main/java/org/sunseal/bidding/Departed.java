package org.sunseal.bidding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Fields;

/**
 * That a bid stands no longer: withdrawn by its bidder, or replaced by a later bid of the same bidder.
 *
 * @param withdrawalMessage withdraw.json as the bidder signed it, null for a replaced bid
 * @param withdrawalReceipt the platform's receipt for it, null for a replaced bid
 * @param successorSlot slot of the bid that replaced it, null for a withdrawn one
 */
public record Departed(
        byte @Nullable [] withdrawalMessage,
        byte @Nullable [] withdrawalReceipt,
        @Nullable String successorSlot) {

    static Departed read(Fields row) {
        return new Departed(
                row.optionalBytes("withdrawal").orElse(null),
                row.optionalBytes("receipt").orElse(null),
                row.optionalText("successor").orElse(null));
    }

    public Optional<byte[]> withdrawal() {
        return Optional.ofNullable(withdrawalMessage);
    }

    public Optional<byte[]> receipt() {
        return Optional.ofNullable(withdrawalReceipt);
    }

    public Optional<String> successor() {
        return Optional.ofNullable(successorSlot);
    }
}
