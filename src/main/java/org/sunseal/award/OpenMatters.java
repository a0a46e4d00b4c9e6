package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.award.proof.Decision;
import org.sunseal.dispute.DisputeEvent;
import org.sunseal.dispute.Disputes;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** Whether objections or queries keep a lot from going on. */
@ApplicationScoped
class OpenMatters {
    private final Disputes disputes;

    OpenMatters(Disputes disputes) {
        this.disputes = disputes;
    }

    /**
     * Whether somebody waits for an answer about candidates or result (TBR 54), or one who was right waits for what has
     * to follow.
     */
    boolean holdResult(LotKey lot) {
        return disputes.areOpen(lot, About.RESULT)
                || unfollowed(lot).contains(Consequence.REEVALUATE)
                || unfollowed(lot).contains(Consequence.RETENDER);
    }

    /** What has to follow from upheld objections and was not done yet. */
    Set<Consequence> unfollowed(LotKey lot) {
        return disputes.unfollowed(lot).stream()
                .map(DisputeEvent.Upheld::consequence)
                .collect(Collectors.toSet());
    }

    /** A decision does what it did not yet: it passes somebody over, or says that nobody wins. */
    void follow(LotKey lot, Decision decision, Instant now) {
        if (decision.winner().isEmpty()) {
            disputes.follow(
                    lot, List.of(Consequence.RETENDER, Consequence.REEVALUATE, Consequence.NEXT_CANDIDATE), now);
        } else {
            disputes.follow(lot, List.of(Consequence.NEXT_CANDIDATE), now);
        }
    }

    /** Refuses {@code matters-open} while a query may still change the result (GPR 54). */
    void requireContractFree(LotKey lot) {
        if (disputes.holdContract(lot) || !unfollowed(lot).isEmpty()) {
            throw new Refused(
                    AwardRefusal.MATTERS_OPEN,
                    "A query that may change the result of %s waits for its answer, or for what follows from it"
                            .formatted(lot));
        }
    }
}
