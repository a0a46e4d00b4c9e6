package org.sunseal.project.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Until when a bid is on time. A notice that moves a deadline counts for that only if its quorum time is before the
 * deadline it moves, or if it was published in an outage; else it only delays the opening, as {@link EffectiveTerms}
 * say (protocol 5.1b). Nobody can reopen the bidding after the deadline with a notice.
 */
public final class OnTime {
    private OnTime() {}

    /**
     * The deadline for bids of one round; exclusive, and never after the effective opening.
     *
     * @param opening the notice that opened the round and set its deadline: version 1, or that of a re-tender
     * @param later every other validly signed notice held, in any order
     * @throws org.sunseal.crypto.InvalidEvidence {@code no-terms} if that notice does not name the round
     */
    public static Instant until(Notice opening, List<WitnessedNotice> later, int round) {
        var counted = new ArrayList<>(List.of(opening));
        var waiting = new ArrayList<>(later);
        while (true) { // ends, because a pass that moves nothing is the last and each other pass takes a notice
            var deadline = EffectiveTerms.of(counted, Optional.empty(), round).openAt();
            var moving =
                    waiting.stream().filter(notice -> notice.mayMove(deadline)).toList();
            if (moving.isEmpty()) {
                return deadline;
            }
            waiting.removeAll(moving);
            moving.forEach(notice -> counted.add(notice.notice()));
        }
    }
}
