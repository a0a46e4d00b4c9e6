package org.sunseal.experts;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.sunseal.project.LotEvent;
import org.sunseal.project.LotKey;

/**
 * Ends a lot's committee, so that another is drawn. Draws, seats and answers stay as they are, and the log keeps every
 * outcome; the next draw has the next number.
 */
@ApplicationScoped
public class DissolveCommittee {
    /** Why a committee judges no more. */
    public enum Cause {
        /** Its report fell because of itself: nobody of it sits in the next one (O87 67). */
        REEVALUATION,
        /** The lot is tendered again: who judged the bids before may be drawn again. */
        RETENDER;

        boolean mayReturn() {
            return this == RETENDER;
        }
    }

    private final CommitteeDraws draws;
    private final NameDelegates delegates;

    DissolveCommittee(CommitteeDraws draws, NameDelegates delegates) {
        this.draws = draws;
        this.delegates = delegates;
    }

    /** Who judged the bids of a round that came to nothing judges no others without a draw. */
    void retendered(@Observes LotEvent event) {
        if (event instanceof LotEvent.Retendered retendered) {
            of(retendered.lot(), Cause.RETENDER);
        }
    }

    /** Dissolves it; a lot without one stays as it is. The caller holds the lot alone. */
    @Transactional(TxType.MANDATORY)
    public void of(LotKey lot, Cause cause) {
        var standing = draws.standing(lot);
        standing.forEach(draw -> draw.dissolve(cause));
        delegates.of(lot).forEach(Delegate::dissolve);
        if (!standing.isEmpty()) {
            Log.infof("The committee of %s is dissolved: %s", lot, cause);
        }
    }
}
