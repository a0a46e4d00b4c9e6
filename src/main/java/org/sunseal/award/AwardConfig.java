package org.sunseal.award;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What an operator sets for the last rooms. */
@ConfigMapping(prefix = "sunseal.award")
interface AwardConfig {
    /** The command-line tool a court copy carries, {@code sunseal-cli.jar}; without it no court copy can be had. */
    Optional<Path> verifierJar();
}
