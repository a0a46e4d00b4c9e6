package org.sunseal.opening.proof;

import java.time.Instant;
import java.util.List;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.crypto.Timestamps;
import org.sunseal.custody.proof.TrusteeRegister;

/**
 * A CLOSE as the log proves it: signed by the platform, time-stamped, and under a checkpoint with the witness quorum.
 *
 * @param tokenTime when the time-stamp authority saw the signed CLOSE
 * @param index its place in the log
 * @param quorumTime median cosignature time of a checkpoint that covers it
 */
public record ProvenClose(Closing closing, Instant tokenTime, long index, Instant quorumTime) {

    /**
     * Checks a CLOSE entry taken from the log. That it stands at {@code index} under a checkpoint cosigned at {@code
     * quorumTime} is for the caller to have checked.
     *
     * @throws InvalidEvidence when it is no CLOSE, the platform of the register did not sign it, or its token does not
     *     cover it
     */
    public static ProvenClose verify(OpenEntry entry, TrusteeRegister register, long index, Instant quorumTime) {
        if (!entry.type().equals("CLOSE")) {
            throw new InvalidEvidence("bad-close", "Entry %d is a %s, no CLOSE".formatted(index, entry.type()));
        }
        var message = SignedMessage.parse(entry.message());
        if (!message.onlySigner().equals(register.platformSigning())) {
            throw new InvalidEvidence("bad-close", "The CLOSE at %d is not signed by the platform".formatted(index));
        }
        var token = entry.attachments().get("token");
        if (token == null) {
            throw new InvalidEvidence("bad-timestamp", "The CLOSE at %d carries no time-stamp".formatted(index));
        }
        var stamp = Timestamps.verify(token, Framing.sha256(entry.message()), List.of(register.tsa()));
        return new ProvenClose(Closing.read(message.body()), stamp.genTime(), index, quorumTime);
    }
}
