package org.sunseal.journey;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Processes that must not outlive the tests that started them, also when the test run itself is told to end (Ctrl-C, a
 * build server's time-out) and no {@code close} is reached.
 */
public final class EndedWithTests {
    /** What Ctrl-C of the platform takes at most, and a little. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(EndedWithTests::end, "end-what-tests-started"));
    }

    private EndedWithTests() {}

    public static Process tether(Process started) {
        RUNNING.add(started);
        started.onExit().thenRun(() -> RUNNING.remove(started));
        return started;
    }

    private static void end() {
        RUNNING.forEach(Process::destroy); // all first: they stop side by side
        RUNNING.forEach(EndedWithTests::await);
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
