package org.sunseal.dispute;

import java.time.Instant;
import java.util.UUID;
import org.sunseal.dispute.proof.About;
import org.sunseal.dispute.proof.Consequence;
import org.sunseal.dispute.proof.Outcome;
import org.sunseal.project.LotKey;

/** What happened in a dispute, told to whoever listens in the same transaction. None says who objected or asked. */
public sealed interface DisputeEvent {
    LotKey lot();

    /**
     * An objection came in.
     *
     * @param late out of time: kept and shown to the regulator, and nothing waits for it
     */
    record Filed(LotKey lot, UUID objection, About about, boolean late) implements DisputeEvent {}

    record Answered(LotKey lot, UUID objection, About about, Outcome outcome) implements DisputeEvent {}

    /** After {@link Answered}: an objection is right, and something has to follow. */
    record Upheld(LotKey lot, UUID objection, About about, Consequence consequence) implements DisputeEvent {}

    /** An answer is due since then and has not come; told once, for whoever raises alarms. */
    record AnswerOverdue(LotKey lot, UUID dispute, Instant dueAt) implements DisputeEvent {}
}
