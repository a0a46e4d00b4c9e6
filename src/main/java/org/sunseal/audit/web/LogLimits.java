package org.sunseal.audit.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How many requests to the log are served at once, in all and for one address. The log is open to everybody, so nobody
 * may take it all; whoever asks for more is told when to come back.
 */
@ConfigMapping(prefix = "sunseal.log-limits")
interface LogLimits {
    /** Long polls. Each witness has one, for up to 20 s. */
    @WithDefault("512")
    int polls();

    @WithDefault("32")
    int pollsPerAddress();

    /** Reads of tiles and bundles of entries. */
    @WithDefault("64")
    int reads();

    @WithDefault("16")
    int readsPerAddress();

    /** Entries handed in: each costs the verification of signatures. */
    @WithDefault("32")
    int entries();

    @WithDefault("8")
    int entriesPerAddress();
}
