package org.sunseal.bidding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and waits of bidding. */
@ConfigMapping(prefix = "sunseal.bidding")
interface BiddingConfig {
    /** Largest sealed object in bytes; 4 GiB unless told otherwise. */
    @WithDefault("4294967296")
    long objectMaximumBytes();

    /** How long a commit waits for its receipt before it answers 202 (protocol 5.5). */
    @WithDefault("3s")
    Duration receiptWait();

    /** How far the time stamp of a bid may lie after its receipt: two clocks never agree (protocol 5.5). */
    @WithDefault("10s")
    Duration timestampLead();

    /** How many whole days after the close the objects of replaced and withdrawn bids stay (protocol 5.7). */
    @WithDefault("7")
    int droppedObjectsStayDays();
}
