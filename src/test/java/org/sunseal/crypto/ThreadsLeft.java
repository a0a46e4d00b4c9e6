package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Looks for threads that nobody ended. */
final class ThreadsLeft {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ThreadsLeft() {}

    /**
     * No thread with a name that begins so is left. An executor counts as closed a moment before its thread is gone, so
     * each thread found is waited for; one that is still at work outlasts that.
     */
    static void assertNone(String prefix) {
        List<Thread> found = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .toList();
        for (var thread : found) {
            try {
                assertThat(thread.join(PATIENCE))
                        .as(thread.getName() + " has ended")
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + thread.getName(), e);
            }
        }
    }
}
