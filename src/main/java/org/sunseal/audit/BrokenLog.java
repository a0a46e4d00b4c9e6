package org.sunseal.audit;

import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;

/**
 * The tables do not hold what was signed, or nothing that can be read. Signing on could make a second history, so the
 * log stops until a person has looked into it (protocol 9.2); no other fault stops it.
 */
final class BrokenLog extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokenLog(String what) {
        super(what);
    }

    private BrokenLog(RuntimeException damage) {
        super("The log refuses to run: what it stored is damaged: " + damage.getMessage(), damage);
    }

    /**
     * What a failure to read stored tiles or entries says about the log: broken, if they are missing or malformed.
     * Empty if the database merely did not answer.
     */
    static Optional<BrokenLog> shownBy(RuntimeException failure) {
        if (failure instanceof BrokenLog broken) {
            return Optional.of(broken);
        }
        return failure instanceof InvalidEvidence || failure.getCause() instanceof NoSuchFileException
                ? Optional.of(new BrokenLog(failure))
                : Optional.empty();
    }
}
