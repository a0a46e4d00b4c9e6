package org.sunseal.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a whole list, used again for a second: they cost a walk over every row, and everybody asks for them.
 * While somebody counts anew, the others are told what was counted last.
 */
final class CountsOfAll {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Counted last;

    private record Counted(Cube cube, Instant at) {
        /** A clock that was moved makes counts old in either direction: what is due today depends on it. */
        boolean isFresh(Instant now) {
            return Duration.between(at, now).abs().compareTo(FRESH) < 0;
        }
    }

    Cube at(Instant now, Supplier<Cube> count) {
        var known = last;
        if (known != null && (known.isFresh(now) || counting.isLocked())) {
            return known.cube();
        }
        counting.lock();
        try {
            var meanwhile = last;
            if (meanwhile != null && meanwhile.isFresh(now)) {
                return meanwhile.cube();
            }
            var counted = count.get();
            last = new Counted(counted, now);
            return counted;
        } finally {
            counting.unlock();
        }
    }
}
