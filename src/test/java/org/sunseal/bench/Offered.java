package org.sunseal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * What became of acts offered at a fixed rate, whether or not the ones before were done. An act's time runs from the
 * instant it was due, so that a machine that cannot keep up does not look quick (no coordinated omission).
 */
record Offered(double perSecond, long[] sortedNanos) {

    /** Offers so many acts a second, each on a thread of its own, and waits until the last is done; none may fail. */
    static Offered during(int seconds, int perSecond, Runnable act) {
        int count = seconds * perSecond;
        var nanos = new AtomicLongArray(count);
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = start + i * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                threads.execute(() -> {
                    act.run();
                    nanos.set(number, System.nanoTime() - due);
                });
            }
        }
        double all = (System.nanoTime() - start) / 1e9;
        var times = new long[count];
        Arrays.setAll(times, nanos::get);
        assertThat(times).as("an act that failed has no time").doesNotContain(0);
        Arrays.sort(times);
        return new Offered(count / all, times);
    }

    /** How long that many percent of the acts took at most, in milliseconds. */
    double millis(int percent) {
        return sortedNanos[(sortedNanos.length * percent + 99) / 100 - 1] / 1e6;
    }
}
