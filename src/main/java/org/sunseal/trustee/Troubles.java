package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What does not work at present, by activity, for {@code /status}. Every change is logged once, not every repetition.
 */
final class Troubles {
    /** One round of an activity. */
    interface Step {
        void run() throws IOException, InterruptedException;
    }

    private static final Logger LOG = System.getLogger(Troubles.class.getName());

    private final Map<String, String> current = new ConcurrentHashMap<>();
    private volatile boolean ending;

    /**
     * Runs one round and remembers how it went. An activity that fails must not take the others down with it, whatever
     * it met: nothing unsafe follows, because every promise goes through a journal first and a journal that failed
     * takes nothing more.
     */
    boolean attempt(String activity, Step step) throws InterruptedException {
        try {
            step.run();
            if (current.remove(activity) != null) {
                LOG.log(Level.INFO, "{0} works again", activity);
            }
            return true;
        } catch (IOException e) {
            if (!ending) {
                note(
                        activity,
                        "unreachable: " + Optional.ofNullable(e.getMessage()).orElse(e.toString()));
            }
        } catch (RuntimeException
                | Error e) { // a class missing from the tool, say: /status must not go on looking well
            if (note(activity, String.valueOf(e.getMessage()))) {
                LOG.log(Level.ERROR, activity, e);
            }
        }
        return false;
    }

    /** From now on questions are cut short on purpose, which is no trouble. */
    void end() {
        ending = true;
    }

    Map<String, String> current() {
        return new TreeMap<>(current);
    }

    private boolean note(String activity, String what) {
        boolean changed = !what.equals(current.put(activity, what));
        if (changed) {
            LOG.log(Level.WARNING, "{0}: {1}", activity, what);
        }
        return changed;
    }
}
