package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Intake;
import org.sunseal.project.Intakes;
import org.sunseal.project.Lots;
import org.sunseal.project.RoundKey;

/** Whether a round takes bids at an instant: the lot says, this asks and refuses. */
@ApplicationScoped
class OpenRounds {
    private final Lots lots;
    private final Intakes intakes;

    OpenRounds(Lots lots, Intakes intakes) {
        this.lots = lots;
        this.intakes = intakes;
    }

    /** A round that stays as it is until the transaction ends. */
    final class Held {
        private final RoundKey round;
        private final Optional<Intake> intake;

        private Held(RoundKey round, Optional<Intake> intake) {
            this.round = round;
            this.intake = intake;
        }

        /** As {@link OpenRounds#requireTaking}. */
        Intake requireTaking(Instant now) {
            return OpenRounds.this.requireTaking(intake, round, now);
        }
    }

    /**
     * Holds the round open until the transaction ends: closing takes the exclusive lock, so it misses no bid in flight.
     */
    Held hold(RoundKey round) {
        return new Held(round, intakes.hold(round));
    }

    /** The rounds whose bids may still change or be opened: those without a CLOSE, whether they take bids or not. */
    List<RoundKey> notClosed() {
        return lots.getEntityManager()
                .createQuery("select r.key from LotRound r where r.state = ANNOUNCED", RoundKey.class)
                .getResultList();
    }

    /** What the round takes bids by, if it does at that instant. The deadline itself is late. */
    Intake requireTaking(RoundKey round, Instant now) {
        return requireTaking(intakes.find(round), round, now);
    }

    private Intake requireTaking(Optional<Intake> intake, RoundKey round, Instant now) {
        return intake.filter(known -> known.takesBidsAt(now)).orElseThrow(() -> refusal(round, now));
    }

    private Refused refusal(RoundKey round, Instant now) {
        var lot = lots.get(round.lotKey());
        if (lot.stage().isHeld() && now.isBefore(lot.round(round.round()).bidsUntil())) {
            return new Refused(
                    BidRefusal.LOT_SUSPENDED, "Lot %s is stopped; it takes no bids meanwhile".formatted(lot.key()));
        }
        return new Refused(BidRefusal.BIDDING_CLOSED, "Round %s takes no bids at %s".formatted(round, now));
    }
}
