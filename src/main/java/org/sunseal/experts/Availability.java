package org.sunseal.experts;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** When an expert can come: from then, inclusive, until then, exclusive. */
@Embeddable
public record Availability(Instant fromAt, Instant untilAt) {
    boolean contains(Instant instant) {
        return !instant.isBefore(fromAt) && instant.isBefore(untilAt);
    }
}
