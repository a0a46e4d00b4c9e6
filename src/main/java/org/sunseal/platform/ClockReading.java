package org.sunseal.platform;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What the references said of the machine's clock at one time.
 *
 * @param asked how many references there are
 * @param offsets how far those that answered are ahead of the machine
 */
record ClockReading(int asked, List<Duration> offsets) {
    /** One alone may be wrong itself. */
    private static final int FEWEST_TO_STOP = 2;

    ClockReading {
        offsets = List.copyOf(offsets);
    }

    /** Whether somebody should look: a reference differs, or too few answer to tell. */
    boolean isAlarming(Duration alarm) {
        return asked > 0
                && (offsets.size() < FEWEST_TO_STOP
                        || offsets.stream().anyMatch(offset -> offset.abs().compareTo(alarm) > 0));
    }

    /** Whether all that answered, at least two, agree that the clock is too far off. */
    boolean isTooFarOff(Duration stop) {
        return offsets.size() >= FEWEST_TO_STOP
                && offsets.stream().allMatch(offset -> offset.abs().compareTo(stop) > 0);
    }

    /** The offset furthest from none; none where nobody answered. */
    Duration worst() {
        return offsets.stream().max(Comparator.comparing(Duration::abs)).orElse(Duration.ZERO);
    }
}
