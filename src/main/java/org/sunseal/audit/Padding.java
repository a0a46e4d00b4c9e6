package org.sunseal.audit;

import java.util.random.RandomGenerator;
import org.sunseal.crypto.Keys;

/**
 * The cover of a tick (protocol 9.1): it always appends 16·4^j entries, the smallest step that holds what waits, and the
 * real ones stand among the padding by chance, so that a receipt's index tells no more than the step.
 */
final class Padding {
    /** Smallest number of entries of one tick. */
    static final int SMALLEST_STEP = 16;
    /** Largest number of entries of one tick; what waits beyond it takes the next one. */
    static final int LARGEST_STEP = 65_536;

    private static final int GROWTH = 4;

    private Padding() {}

    /** The step that holds so many waiting entries. */
    static int step(int waiting) {
        int step = SMALLEST_STEP;
        while (step < waiting && step < LARGEST_STEP) {
            step *= GROWTH;
        }
        return step;
    }

    /** Which of the places are real: exactly {@code waiting} of {@code step}, every choice equally likely. */
    static boolean[] places(int step, int waiting) {
        RandomGenerator random = Keys.random();
        var real = new boolean[step];
        int left = waiting;
        for (int i = 0; i < step; i++) {
            if (random.nextInt(step - i) < left) {
                real[i] = true;
                left--;
            }
        }
        return real;
    }
}
