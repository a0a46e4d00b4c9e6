package org.sunseal.trustee;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The agent's business clock and the sources it is held against. While any source is more than two seconds away the
 * agent's time is in doubt: it then neither cosigns nor releases (protocol 9.1 and R1).
 *
 * <p>Sources tell machine time. In a demonstration the business clock runs ahead of it by the owner's offset, so what
 * is compared is the machine's own clock.
 */
final class ClockSources {
    /** Sources further apart than this are not one time. */
    static final Duration TOLERANCE = Duration.ofSeconds(2);

    private static final Duration BETWEEN_COMPARISONS = Duration.ofSeconds(30);
    private static final Duration HEADER_RESOLUTION = Duration.ofSeconds(1);

    private final Clock business;
    private final Clock machine;
    private final List<ClockSource> others;
    private Instant comparedAt = Instant.MIN;
    private volatile List<String> doubts = List.of();

    /**
     * @param business what {@link #now} tells
     * @param machine what the others are compared with
     */
    ClockSources(Clock business, Clock machine, List<ClockSource> others) {
        this.business = business;
        this.machine = machine;
        this.others = List.copyOf(others);
    }

    /** The agent's time for everything it signs or decides. */
    Instant now() {
        return business.instant();
    }

    /** Why the time is in doubt, or empty. Reads what {@link #compare} last found. */
    Optional<String> doubt() {
        return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", doubts));
    }

    /** Asks the sources, at most every 30 seconds. Called by the witness's thread alone. */
    void compare() throws InterruptedException {
        if (machine.instant().isBefore(comparedAt.plus(BETWEEN_COMPARISONS))) {
            return;
        }
        comparedAt = machine.instant();
        var found = new ArrayList<String>();
        for (var source : others) {
            try {
                var there = source.read();
                var apart = Duration.between(there, machine.instant());
                // a header names the second that has begun, so up to one second of lag is no difference
                if (apart.compareTo(TOLERANCE.plus(HEADER_RESOLUTION)) > 0
                        || apart.negated().compareTo(TOLERANCE) > 0) {
                    found.add(
                            "%s differs from the machine's clock by %d s".formatted(source.name(), apart.toSeconds()));
                }
            } catch (IOException e) {
                // an unreachable source proves nothing about the time; cutting one off must not silence a witness
            }
        }
        doubts = List.copyOf(found);
    }
}
