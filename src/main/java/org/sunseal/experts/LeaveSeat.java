package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.experts.proof.LoggedDecline;
import org.sunseal.identity.PlatformKeys;

/** Frees a seat, logs why, and lets the draw fill it again at once. */
@ApplicationScoped
class LeaveSeat {
    private final Seats seats;
    private final FillSeats fill;
    private final ExpertSecrets secrets;
    private final AuditLog audit;
    private final PlatformKeys keys;

    LeaveSeat(Seats seats, FillSeats fill, ExpertSecrets secrets, AuditLog audit, PlatformKeys keys) {
        this.seats = seats;
        this.fill = fill;
        this.secrets = secrets;
        this.audit = audit;
        this.keys = keys;
    }

    /**
     * To be called while the draw is locked.
     *
     * @param evidence what the expert signed, or the record of what happened; its digest is logged, itself it stays sealed
     */
    void leave(CommitteeDraw draw, Seat seat, LoggedDecline.Cause cause, byte[] evidence, Instant now) {
        seat.leave(
                cause,
                seat.sealedAnswer(secrets, evidence),
                seats.declined(draw).size() + 1,
                now);
        var decline = new LoggedDecline(
                draw.announced().sha256(), seat.handle(), cause, Framing.hex(Framing.sha256(evidence)));
        audit.append(new OpenEntry(LoggedDecline.TYPE, SignedMessage.sign(decline.body(), keys.signer())));
        draw.reopen();
        fill.fill(draw, now);
    }
}
