package org.sunseal.project.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A validly signed notice, and when the witnesses had seen it.
 *
 * @param witnessedAt quorum time of its proof (protocol 9.1); null while there is none
 * @param outageSince when the outage began in which it was published; null when none lasted (protocol 5.10)
 */
public record WitnessedNotice(
        Notice notice,
        @Nullable Instant witnessedAt,
        @Nullable Instant outageSince) {

    /** Whether it may move that deadline for bids: seen before it, or published in an outage that began no later. */
    boolean mayMove(Instant deadline) {
        return witnessedAt != null
                && (witnessedAt.isBefore(deadline) || (outageSince != null && !outageSince.isAfter(deadline)));
    }
}
