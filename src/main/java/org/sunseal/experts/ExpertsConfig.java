package org.sunseal.experts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How long things may take around a draw. */
@ConfigMapping(prefix = "sunseal.experts")
interface ExpertsConfig {
    /** How long an invited expert may think; no answer counts as a decline. */
    @WithDefault("30m")
    Duration answerWithin();

    /**
     * Where the pages of invitations are, as letters name it: an invitation's id follows. Without it a letter bids the expert
     * log in.
     */
    Optional<URI> invitationPages();

    /** How often draws are looked at. */
    @WithDefault("1s")
    Duration tick();
}
