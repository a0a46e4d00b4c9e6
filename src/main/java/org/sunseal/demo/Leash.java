package org.sunseal.demo;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class and ends the process when its standard input does. The parent holds the other end, so a child
 * outlives nobody: not even a parent that was killed and could clean up nothing.
 */
public final class Leash {
    private Leash() {}

    /**
     * Runs until that main class ends or our parent does.
     *
     * @param args the main class to run, and its own arguments
     * @throws ReflectiveOperationException if there is no such class, or its main method throws
     */
    public static void main(String... args) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("leash").start(Leash::endWithParent);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // whatever the parent might write has no meaning
            }
        } catch (IOException e) {
            // a broken pipe says the same as a closed one
        }
        System.exit(0);
    }
}
