package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.sunseal.audit.RushSchedule;

/**
 * Tells the log when to tick faster: from two hours before to a quarter of an hour after every effective opening
 * (protocol 9.1).
 */
@ApplicationScoped
class OpeningRush implements RushSchedule {
    private static final Duration BEFORE = Duration.ofHours(2);
    private static final Duration AFTER = Duration.ofMinutes(15);

    private final Lots lots;

    OpeningRush(Lots lots) {
        this.lots = lots;
    }

    @Override
    @Transactional
    public boolean rush(Instant businessNow) {
        return lots.anyOpensBetween(businessNow.minus(AFTER), businessNow.plus(BEFORE));
    }
}
