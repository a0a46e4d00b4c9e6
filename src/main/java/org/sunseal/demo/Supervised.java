package org.sunseal.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that does not stay dead: when it ends and nobody asked it to, it is started again, with a line on the
 * console. What it must not lose is on its own disk.
 */
final class Supervised<P extends Supervised.Part> {
    /** Long enough that a Ctrl-C, which the terminal sends to children too, is known before one of them is missed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<P> starter;
    private final Progress progress;
    private @Nullable P running;
    private volatile boolean stopped;

    /** Something that runs in processes of its own. */
    interface Part {
        /** Completes when its process has ended, however that came about. */
        CompletableFuture<?> ended();

        /** Ends it; nothing happens when it has ended already. */
        void stop();
    }

    /** @param starter starts it, or joins one that is running already */
    Supervised(String name, Supplier<P> starter, Progress progress) {
        this.name = name;
        this.starter = starter;
        this.progress = progress;
    }

    /** Starts it for the first time. */
    @SuppressWarnings("FutureReturnValueIgnored") // what follows runs on a thread of its own and tells its failures
    synchronized P start() {
        var started = starter.get();
        running = started;
        started.ended().thenRun(this::startAgainSoon);
        return started;
    }

    /** From now on a process that ends stays dead. Does not wait, so it may be called while one is being started. */
    void release() {
        stopped = true;
    }

    synchronized void stop() {
        stopped = true;
        if (running != null) {
            running.stop();
        }
    }

    private void startAgainSoon() {
        Thread.ofVirtual().name(name + "-again").start(() -> {
            try {
                Thread.sleep(PAUSE);
                startAgain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private synchronized void startAgain() {
        if (stopped) {
            return;
        }
        progress.say(name + " ended; it is started again");
        try {
            start();
        } catch (IllegalStateException | UncheckedIOException e) {
            progress.say("%s cannot be started: %s".formatted(name, e.getMessage()));
            startAgainSoon();
        }
    }
}
