package org.sunseal.platform;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.kernel.SandboxClock;

/**
 * The business clock of a demonstration: it can be moved forward (protocol 5.0). Production builds do not contain it.
 */
@Singleton
@IfBuildProfile(anyOf = {"demo", "test"})
class MovableClock {
    @Produces
    @Singleton
    SandboxClock clock(@ConfigProperty(name = "sunseal.sandbox.clock-file") Path file) {
        return new SandboxClock(file);
    }
}
