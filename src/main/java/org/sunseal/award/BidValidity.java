package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sunseal.project.Lot;
import org.sunseal.project.TermsInForce;

/** Until when the bids of a lot bind those who made them: so many days from the deadline, as the announcement says. */
@ApplicationScoped
class BidValidity {
    /** The announcement's field, in whole days; a lot without it has no end of validity the platform could know. */
    private static final String FIELD = "bidValidityDays";

    private static final String DAYS = "[1-9][0-9]{0,3}";

    private final TermsInForce terms;

    BidValidity(TermsInForce terms) {
        this.terms = terms;
    }

    /** The first instant at which the bids no longer bind. */
    Optional<Instant> end(Lot lot, int round) {
        return terms.of(lot.key())
                .map(found -> found.announcement().getOrDefault(FIELD, ""))
                .filter(days -> days.matches(DAYS))
                .map(days -> lot.round(round).openAt().plus(Duration.ofDays(Long.parseLong(days))));
    }
}
