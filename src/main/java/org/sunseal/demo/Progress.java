package org.sunseal.demo;

import java.time.Duration;

/** Tells the person at the console what is going on and how long it has taken so far. */
final class Progress {
    private final long started = System.nanoTime();

    void say(String line) {
        var elapsed = Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0;
        System.out.printf("[%5.1f s] %s%n", elapsed, line);
    }
}
