package org.sunseal.bidding;

import java.time.Instant;
import java.util.UUID;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.bidding.proof.Receipt;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.SignedMessage;

/**
 * A bid as it was handed in: exact bytes, and who sent them.
 *
 * @param name the organisation's name when it bid
 * @param sealed sealed.json
 * @param signature bid.p7s
 * @param receipt receipt.json as the platform signed it
 */
public record SealedBid(
        UUID organisation, String name, String creditCode, byte[] sealed, byte[] signature, byte[] receipt) {
    public SealedManifest manifest() {
        return SealedManifest.parse(sealed);
    }

    public String slot() {
        return manifest().context().slot();
    }

    public String sealedSha256() {
        return manifest().sha256();
    }

    /** What the receipt says; its signature is the platform's own and verified once more. */
    public Receipt received() {
        return Receipt.parse(SignedMessage.parse(receipt).body());
    }

    public Instant receivedAt() {
        return received().received();
    }

    /** The log entry of this bid. */
    public SealedEntry entry() {
        return received().entry();
    }
}
