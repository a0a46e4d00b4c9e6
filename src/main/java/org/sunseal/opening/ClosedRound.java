package org.sunseal.opening;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;

/**
 * A round whose list is frozen.
 *
 * @param enoughBids whether the minimum was reached; if not, nothing of the round is ever opened
 * @param message CLOSE as the platform signed it
 * @param list list.json
 * @param tokenOrNull its time-stamp; null until the authority answered and the entry was logged
 */
public record ClosedRound(
        String closeSha256, boolean enoughBids, byte[] message, byte[] list, byte @Nullable [] tokenOrNull) {

    /** What the platform stated. */
    public Closing closing() {
        return Closing.read(SignedMessage.parse(message).body());
    }

    /** The frozen list. */
    public BidList bids() {
        return BidList.parse(list);
    }

    /** The time-stamp over the signed CLOSE. */
    public Optional<byte[]> token() {
        return Optional.ofNullable(tokenOrNull);
    }

    /** The log entry; empty while the time-stamp is awaited. */
    public Optional<OpenEntry> entry() {
        return token().map(token -> new OpenEntry("CLOSE", message, Map.of("token", token)));
    }
}
