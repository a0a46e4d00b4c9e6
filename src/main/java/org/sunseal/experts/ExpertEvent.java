package org.sunseal.experts;

import java.time.Instant;
import java.util.UUID;
import org.sunseal.project.LotKey;

/** What happened to experts and draws, told to whoever listens in the same transaction. */
public sealed interface ExpertEvent {
    String drawId();

    /** A draw has its pool and stands still until the regulator has signed for it. */
    record AwaitsRegulator(LotKey lot, String drawId) implements ExpertEvent {}

    /**
     * An expert was drawn and is asked to come. It tells time and place and not the project: an expert who declines has
     * learnt nothing (domain 4.4).
     *
     * @param seat the invitation's id
     * @param account the expert's account, the token's subject
     * @param answerBy no answer until then counts as a decline
     */
    record Invited(UUID seat, String account, String drawId, Instant evaluationAt, String place, Instant answerBy)
            implements ExpertEvent {}

    /**
     * Every seat of a draw has its answer.
     *
     * @param outcome {@code COMPLETE} or {@code SHORT_n}
     */
    record Settled(LotKey lot, String drawId, String outcome) implements ExpertEvent {}
}
