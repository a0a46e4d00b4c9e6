package org.sunseal.audit;

import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * How long the machine's clock runs from one tick to the next (protocol 9.1). Business time only chooses between the
 * two lengths; however far it jumps, no tick is made up for.
 */
record TickPace(Duration usual, Duration rush, RushSchedule schedule, InstantSource businessTime) {
    private static final Logger LOG = Logger.getLogger(TickPace.class);

    /** 2 s, and 500 ms around deadlines. */
    static TickPace of(RushSchedule schedule, InstantSource businessTime) {
        return new TickPace(Duration.ofSeconds(2), Duration.ofMillis(500), schedule, businessTime);
    }

    Duration next() {
        return rushes() ? rush : usual;
    }

    private boolean rushes() {
        try {
            return schedule.rush(businessTime.instant());
        } catch (RuntimeException e) { // whatever keeps it from answering, such as a full pool: too fast harms nobody
            LOG.warn("Nobody can tell whether a deadline is near; the log ticks fast", e);
            return true;
        }
    }
}
