package org.sunseal.audit;

import java.time.Duration;

/** Wakes those who wait for the log to move on. A ring between looking and waiting is not missed. */
final class Bell {
    private long rings;

    /** How often it rang; to be read before looking at what may have changed. */
    synchronized long rings() {
        return rings;
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /** Waits until it has rung more often than that, at most so long; answers how often it has rung. */
    synchronized long await(long seen, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (rings == seen) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return rings;
            }
            wait(left);
        }
        return rings;
    }
}
