package org.sunseal.letters;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether and how letters also go out by e-mail. Which server takes them is said under {@code quarkus.mailer}. */
@ConfigMapping(prefix = "sunseal.letters")
interface LettersConfig {
    /** Whom mails come from, a bare address. Without one no mail is sent: letters are then found in the inbox alone. */
    Optional<String> mailFrom();

    /** How long one mail may take from the connection to the server's last word; 60 seconds unless told otherwise. */
    @WithDefault("60s")
    Duration mailPatience();

    /** The page on which letters are read, as mails name it; none unless told. */
    Optional<String> page();
}
