package org.sunseal.experts;

import java.util.Optional;
import java.util.Set;
import org.sunseal.project.LotKey;

/**
 * Who bids, as far as it is known: told from above, for this package lies below bidding and opening. The platform fills in
 * whom a draw must avoid, never the requester (protocol 8.2-9).
 */
@FunctionalInterface
public interface Bidders {
    /**
     * A lot whose bids are frozen.
     *
     * @param closeSha256 digest of the CLOSE of its last closed round, which is in the log or on its way
     * @param creditCodes of every organisation with a listed bid
     */
    record Closed(String closeSha256, Set<String> creditCodes) {
        public Closed {
            creditCodes = Set.copyOf(creditCodes);
        }
    }

    /** Empty before the close. */
    Optional<Closed> of(LotKey lot);
}
