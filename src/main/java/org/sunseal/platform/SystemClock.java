package org.sunseal.platform;

import io.quarkus.arc.profile.UnlessBuildProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * The business clock of a production build: the machine's, in milliseconds, as evidence writes its times (protocol
 * 5.0).
 */
@Singleton
@UnlessBuildProfile(anyOf = {"demo", "test"})
class SystemClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
