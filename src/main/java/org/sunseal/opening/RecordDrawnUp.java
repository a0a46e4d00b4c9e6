package org.sunseal.opening;

import org.sunseal.opening.proof.OpeningRecord;

/** The opening record of a round is signed and on its way into the log. Fired in the transaction that keeps it. */
public record RecordDrawnUp(OpeningRecord record) {}
