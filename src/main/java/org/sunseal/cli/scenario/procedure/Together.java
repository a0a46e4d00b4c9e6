package org.sunseal.cli.scenario.procedure;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Lets the same happen to several lots at once, each in a thread of its own, while the clocks are left alone. */
final class Together {
    /** Waiting for witnesses is most of what a lot does; the machine has two cores for the rest. */
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Returns when it has happened to all; the first that fails is told when the others have come to their ends. */
    static <T> void each(Collection<T> all, Consumer<T> act) {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = all.stream()
                    .map(each -> CompletableFuture.runAsync(() -> act.accept(each), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(running).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
