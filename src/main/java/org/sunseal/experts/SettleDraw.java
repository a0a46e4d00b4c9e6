package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import org.sunseal.audit.AuditLog;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.experts.proof.SettledDraw;
import org.sunseal.identity.PlatformKeys;

/** Logs the outcome of a draw once every seat has its answer; what is short now stays short (protocol 8.2-7). */
@ApplicationScoped
class SettleDraw {
    private final CommitteeDraws draws;
    private final Seats seats;
    private final FillSeats fill;
    private final AuditLog audit;
    private final PlatformKeys keys;
    private final Event<ExpertEvent> events;

    SettleDraw(
            CommitteeDraws draws,
            Seats seats,
            FillSeats fill,
            AuditLog audit,
            PlatformKeys keys,
            Event<ExpertEvent> events) {
        this.draws = draws;
        this.seats = seats;
        this.fill = fill;
        this.audit = audit;
        this.keys = keys;
        this.events = events;
    }

    /** Settles the draw unless an invitation is open. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void settle(String drawId) {
        var draw = draws.lock(drawId);
        var invited = seats.of(draw);
        if (draw.state() != CommitteeDraw.State.DRAWN
                || invited.stream().anyMatch(seat -> seat.state() == Seat.State.INVITED)) {
            return;
        }
        int missing = draw.seats()
                - Math.toIntExact(invited.stream().filter(Seat::isHeld).count());
        var trace = fill.trace(draw, seats.declined(draw));
        var settled = new SettledDraw(
                draw.announced().sha256(),
                missing == 0 ? SettledDraw.COMPLETE : "SHORT_" + missing,
                missing == 0
                        ? "Every seat is taken"
                        : "Nobody is left in the pool for %d of %d seats".formatted(missing, draw.seats()),
                Framing.hex(Framing.sha256(trace.bytes())));
        var message = SignedMessage.sign(settled.body(), keys.signer());
        audit.append(new OpenEntry(SettledDraw.TYPE, message));
        draw.settle(settled.outcome(), message);
        events.fire(new ExpertEvent.Settled(draw.lot(), drawId, settled.outcome()));
        Log.infof("Draw %s is settled: %s", drawId, settled.outcome());
    }
}
