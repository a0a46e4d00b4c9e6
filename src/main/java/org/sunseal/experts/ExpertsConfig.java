package org.sunseal.experts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things may take around a draw. */
@ConfigMapping(prefix = "sunseal.experts")
interface ExpertsConfig {
    /** How long an invited expert may think; no answer counts as a decline. */
    @WithDefault("30m")
    Duration answerWithin();

    /** How often draws are looked at. */
    @WithDefault("1s")
    Duration tick();
}
