package org.sunseal.custody;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How many keys are kept ready, and how many a round gets. */
@ConfigMapping(prefix = "sunseal.custody")
interface CustodyConfig {
    /** Keys not yet allotted below which a new ceremony starts; 0 starts none by itself. */
    @WithDefault("512")
    int stockBelow();

    /** Keys of one ceremony. */
    @WithDefault("1024")
    int batchSize();

    /** How long a ceremony may take; a trustee that is away must not keep the others from trying again. */
    @WithDefault("15m")
    Duration ceremonyLimit();

    /** How often the stock is looked at. */
    @WithDefault("10s")
    Duration tick();

    /**
     * Keys of an allotment by class of lot: a public table, never a guess at demand (protocol 5.1a). The class
     * {@code default} must be there; without any entry it is {@code default} 256 and {@code crowd} 4096.
     */
    Map<String, Integer> slots();
}
