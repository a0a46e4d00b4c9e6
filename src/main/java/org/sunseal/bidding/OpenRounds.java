package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Intake;
import org.sunseal.project.Intakes;
import org.sunseal.project.LotLocks;
import org.sunseal.project.Lots;
import org.sunseal.project.RoundKey;

/** Whether a round takes bids at an instant: the lot says, this asks and refuses. */
@ApplicationScoped
class OpenRounds {
    private final Lots lots;
    private final Intakes intakes;
    private final LotLocks locks;

    OpenRounds(Lots lots, Intakes intakes, LotLocks locks) {
        this.lots = lots;
        this.intakes = intakes;
        this.locks = locks;
    }

    /**
     * Holds the round open until the transaction ends: closing takes the exclusive lock, so it misses no bid in flight.
     */
    void hold(RoundKey round) {
        locks.shared(round.tender(), round.lot(), round.round());
    }

    /** The rounds whose bids may still change or be opened: those without a CLOSE, whether they take bids or not. */
    List<RoundKey> notClosed() {
        return lots.getEntityManager()
                .createQuery("select r.key from LotRound r where r.state = ANNOUNCED", RoundKey.class)
                .getResultList();
    }

    /** What the round takes bids by, if it does at that instant. The deadline itself is late. */
    Intake requireTaking(RoundKey round, Instant now) {
        return intakes.find(round).filter(intake -> intake.takesBidsAt(now)).orElseThrow(() -> refusal(round, now));
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
