package org.sunseal.cli.scenario;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** What the spectator reads: acts, numbered steps, and a line now and then while something is waited for. */
public final class Narration {
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final Duration SAY_SOMETHING = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final AtomicInteger acts = new AtomicInteger();
    private final AtomicInteger steps = new AtomicInteger();

    public Narration(PrintWriter out) {
        this.out = out;
    }

    public void act(String title) {
        line("");
        line("== Act %d: %s".formatted(acts.incrementAndGet(), title));
    }

    public void step(String what) {
        line("%3d  %s".formatted(steps.incrementAndGet(), what));
    }

    /** Something seen, below the step. */
    public void seen(String what) {
        line("       " + what.replace("\n", "\n       "));
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /**
     * Waits until the claim holds.
     *
     * @param limit machine time after which it counts as a {@link Deviation}
     */
    public void await(String what, Duration limit, BooleanSupplier claim) {
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
