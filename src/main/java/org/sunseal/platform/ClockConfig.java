package org.sunseal.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By what the machine's clock is judged. The sandbox offset of a demonstration plays no part in it. */
@ConfigMapping(prefix = "sunseal.time")
interface ClockConfig {
    /** NTP servers, {@code host} or {@code host:port}; two or more that do not follow each other. */
    Optional<List<String>> references();

    /** Time between two comparisons. */
    @WithDefault("PT1M")
    Duration every();

    /** How long a reference may take to answer. */
    @WithDefault("PT2S")
    Duration patience();

    /** Further off than this by any reference is an alarm. */
    @WithDefault("PT0.1S")
    Duration alarm();

    /** Further off than this by every reference, and nothing is closed any more. */
    @WithDefault("PT1S")
    Duration stop();
}
