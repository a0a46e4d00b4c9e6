package org.sunseal.opening;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Register;
import org.sunseal.custody.proof.Recombination;
import org.sunseal.custody.proof.ShareRelease;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;

/**
 * Takes in what a trustee releases for a closing. Every share is checked against the public commitments; a message with
 * a missing, surplus or wrong share is set aside whole, kept as evidence against its trustee, and refused (protocol 5.9
 * O2). A good one counts once its trustee's RELEASE is logged, see {@link TakeReleases}.
 */
@ApplicationScoped
public class ReceiveShares {
    private final ClosedRounds closed;
    private final ShareMessages messages;
    private final ListedSlots slots;
    private final OpenBids open;
    private final PlatformKeys keys;
    private final Register register;
    private final Clock clock;

    ReceiveShares(
            ClosedRounds closed,
            ShareMessages messages,
            ListedSlots slots,
            OpenBids open,
            PlatformKeys keys,
            Register register,
            Clock clock) {
        this.closed = closed;
        this.messages = messages;
        this.slots = slots;
        this.open = open;
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    /**
     * Checks and keeps a message. The same message may come again; it changes nothing.
     *
     * @param trustee id of the trustee it is said to be from
     * @param sealed the message as it arrived, sealed to the opening service and the regulator
     * @throws Refused {@code share-mismatch}, {@code foreign-shares}, {@code nothing-to-open}, {@code no-such-closing}
     */
    public void receive(String closeSha256, String trustee, byte[] sealed) {
        var now = clock.instant();
        var round = closed.require(closeSha256);
        if (!round.enoughBids()) {
            throw new Refused(OpeningRefusal.NOTHING_TO_OPEN, "Too few bids came; they are returned unopened");
        }
        var signed = unseal(sealed, trustee);
        var fault = fault(round, signed);
        QuarkusTransaction.requiringNew().run(() -> messages.keep(closeSha256, trustee, sealed, fault, now));
        if (fault != null) {
            Log.infof("Shares of %s for CLOSE %s set aside: %s", trustee, closeSha256, fault);
            throw new Refused(OpeningRefusal.SHARE_MISMATCH, "%s: %s".formatted(trustee, fault));
        }
        Log.infof("Shares of %s for CLOSE %s are complete", trustee, closeSha256);
        open.advance(closeSha256);
    }

    /** Takes the message out of its envelope; only the trustee itself can be blamed for what is inside. */
    private byte[] unseal(byte[] sealed, String trustee) {
        try {
            var signed = SealedMessage.open(
                    sealed, keys.opening().key(), keys.opening().certificate());
            var signer = register.current()
                    .trusteeSigning(SignedMessage.parse(signed).onlySigner());
            if (signer.filter(member -> member.id().equals(trustee)).isPresent()) {
                return signed;
            }
            throw new Refused(OpeningRefusal.FOREIGN_SHARES, "The message is not signed by " + trustee);
        } catch (InvalidEvidence e) {
            throw new Refused(OpeningRefusal.FOREIGN_SHARES, "%s: %s".formatted(trustee, e.detail()));
        }
    }

    /** What is wrong with the shares; null when each fits. */
    private @Nullable String fault(ClosedRound round, byte[] signed) {
        ShareRelease.Signed release;
        try {
            release = ShareRelease.parse(signed, register.current());
        } catch (InvalidEvidence e) { // zero, out of range, a slot twice
            return e.detail();
        }
        // anybody can carry a message from one closing to another: that proves nothing against its trustee
        if (!release.release().closeSha256().equals(round.closeSha256())) {
            throw new Refused(
                    OpeningRefusal.FOREIGN_SHARES,
                    "The shares are for CLOSE " + release.release().closeSha256());
        }
        var setAside = Recombination.of(
                        round.closeSha256(),
                        slots.sharings(round),
                        List.of(release),
                        register.current().k())
                .setAside();
        return setAside.isEmpty() ? null : setAside.getFirst().reason();
    }
}
