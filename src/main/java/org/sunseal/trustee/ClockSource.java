package org.sunseal.trustee;

import java.io.IOException;
import java.time.Instant;

/** Another place to ask what time it is. It is compared with the agent's own clock and never sets it (protocol 9.1). */
interface ClockSource {
    /** How status and log name it. */
    String name();

    /**
     * The instant there, as machine time.
     *
     * @throws IOException when it does not answer; a silent source is not a differing one
     */
    Instant read() throws IOException, InterruptedException;
}
