package org.sunseal.evaluation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people have during an evaluation. */
@ConfigMapping(prefix = "sunseal.evaluation")
interface EvaluationConfig {
    /** Until when a member signs the report or says why not, from when it is drawn up; ISO 8601, default a day. */
    @WithDefault("P1D")
    Duration signingTime();

    /** How long a bidder has to explain a low price; ISO 8601, default two hours. */
    @WithDefault("PT2H")
    Duration explanationTime();
}
