package org.sunseal.hall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How many may watch openings, and how soon they hear. All of it is for one replica. */
@ConfigMapping(prefix = "sunseal.hall")
public interface HallConfig {
    /** Watchers at the same time; whoever comes later asks now and then instead, and sees the same. */
    @WithDefault("20000")
    int spectators();

    /** Time between two looks at the halls that are watched. */
    @WithDefault("PT0.2S")
    Duration look();

    /** Time between two signs of life to those to whom nothing is told. */
    @WithDefault("PT15S")
    Duration beat();

    /** How long a watcher may take to receive one message; nobody waits for a slower one. */
    @WithDefault("PT10S")
    Duration patience();

    /** Further origins whose pages may watch, such as {@code https://www.example.org}; our own always may. */
    Optional<Set<String>> origins();
}
