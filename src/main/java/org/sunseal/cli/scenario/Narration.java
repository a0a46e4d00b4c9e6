package org.sunseal.cli.scenario;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What the spectator reads: acts, numbered steps, and a line now and then while something is waited for. */
final class Narration {
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final Duration SAY_SOMETHING = Duration.ofSeconds(10);

    private final PrintWriter out;
    private int acts;
    private int steps;

    Narration(PrintWriter out) {
        this.out = out;
    }

    void act(String title) {
        acts++;
        line("");
        line("== Act %d: %s".formatted(acts, title));
    }

    void step(String what) {
        steps++;
        line("%3d  %s".formatted(steps, what));
    }

    /** Something seen, below the step. */
    void seen(String what) {
        line("       " + what);
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * Waits until the claim holds.
     *
     * @param limit machine time after which it counts as a {@link Deviation}
     */
    void await(String what, Duration limit, BooleanSupplier claim) {
        long start = System.nanoTime();
        long said = start;
        while (!claim.getAsBoolean()) {
            long now = System.nanoTime();
            Deviation.unless(
                    now - start < limit.toNanos(), "Waited %d s in vain: %s".formatted(limit.toSeconds(), what));
            if (now - said > SAY_SOMETHING.toNanos()) {
                seen("... waiting %d s: %s"
                        .formatted(Duration.ofNanos(now - start).toSeconds(), what));
                said = now;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Deviation("Interrupted", e);
        }
    }
}
