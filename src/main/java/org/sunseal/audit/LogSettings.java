package org.sunseal.audit;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The log's own settings, {@code sunseal.log.*}. */
@ConfigMapping(prefix = "sunseal.log")
interface LogSettings {
    /** The log's name, the first line of every checkpoint; never changed once there are entries. */
    String origin();

    /** File with the log's Ed25519 private key, PKCS#8 in DER. */
    Path key();

    /**
     * File that remembers the largest checkpoint ever signed, outside the database and its backups. Without it the name of
     * the key file with {@code .highest} after it.
     */
    Optional<Path> highestNote();
}
