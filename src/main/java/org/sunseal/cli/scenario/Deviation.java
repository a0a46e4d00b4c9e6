package org.sunseal.cli.scenario;

import java.io.Serial;

/** Something happened that the rules do not allow, or did not happen that they demand. It ends the scenario. */
final class Deviation extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    Deviation(String what) {
        super(what);
    }

    Deviation(String what, Throwable cause) {
        super(what, cause);
    }

    /** Ends the scenario unless the claim holds. */
    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Deviation(otherwise);
        }
    }
}
