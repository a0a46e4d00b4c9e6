package org.sunseal.opening;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where opened files go, and how many hands open them. */
@ConfigMapping(prefix = "sunseal.opened")
interface OpeningConfig {
    /** Folder of the decrypted files of opened bids; beside the sealed objects unless told otherwise. */
    Optional<Path> files();

    /** Bids opened at the same time; 0 means one per processor. */
    @WithDefault("0")
    int threads();
}
