package org.sunseal.platform;

import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * What one profile needs in place before the application itself starts. Found by {@link java.util.ServiceLoader}, so
 * that {@link Main} does not know who offers it.
 */
public interface BeforeStart {
    /** The profile that needs it; under any other, nothing of it is called. */
    String profile();

    /**
     * Puts things in place and waits until they work.
     *
     * @param config what is configured so far
     * @return settings the application starts with, by name
     * @throws IllegalStateException when something cannot be put in place; the message says what to do
     */
    Map<String, String> prepare(Config config);

    /**
     * Takes down what {@link #prepare} started, also when that failed half-way. Called once the application has
     * stopped.
     */
    void takeDown();
}
