package org.sunseal.cli.scenario;

import java.io.Serial;

/** Something happened that the rules do not allow, or did not happen that they demand. It ends the scenario. */
public final class Deviation extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public Deviation(String what) {
        super(what);
    }

    public Deviation(String what, Throwable cause) {
        super(what, cause);
    }

    /** Ends the scenario unless the claim holds. */
    public static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Deviation(otherwise);
        }
    }
}
