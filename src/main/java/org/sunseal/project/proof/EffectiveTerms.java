package org.sunseal.project.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.custody.proof.Allotment;

/**
 * What binds when several notices are held: the latest opening and the largest minimum, in any order of arrival.
 * Contradiction can delay an opening, never hasten it (protocol 5.1b).
 *
 * @param openAt nothing of the round is released before it
 * @param minimumBids a closing list shorter than this is never opened
 */
public record EffectiveTerms(Instant openAt, int minimumBids) {
    /**
     * The terms of one round.
     *
     * @param notices every validly signed notice held, all of one lot, in any order
     * @param allotment the round's allotment, once there is one
     * @throws InvalidEvidence {@code no-terms} if neither names the round
     */
    public static EffectiveTerms of(List<Notice> notices, Optional<Allotment> allotment, int round) {
        var openAt = latest(
                        notices, allotment.filter(held -> held.round() == round).map(Allotment::firstOpenAt), round)
                .orElseThrow(() -> new InvalidEvidence("no-terms", "No notice names round " + round));
        int minimumBids = allotment.map(Allotment::minimumBids).orElse(1);
        for (var notice : notices) {
            minimumBids = Math.max(minimumBids, notice.minimumBids());
        }
        return new EffectiveTerms(openAt, minimumBids);
    }

    /** A round that waits for another opens no earlier than that one; the recursion ends because it waits for a smaller number. */
    private static Optional<Instant> latest(List<Notice> notices, Optional<Instant> lowerBound, int round) {
        var latest = lowerBound;
        for (var notice : notices) {
            var named = notice.round(round);
            if (named.isPresent()) {
                latest = later(latest, Optional.of(named.get().openAt()));
                latest = later(latest, named.get().after().flatMap(after -> latest(notices, Optional.empty(), after)));
            }
        }
        return latest;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }
}
