package org.sunseal.audit;

import java.time.Instant;

/**
 * Tells when the log ticks every 500 ms instead of every 2 s: from 2 h before to 15 min after every effective openAt
 * (protocol 9.1). Implemented where deadlines are known.
 */
public interface RushSchedule {
    /** Whether {@code now}, read from the business clock, lies in such a window. Asked at every tick. */
    boolean rush(Instant now);
}
