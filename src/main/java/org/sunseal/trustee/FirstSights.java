package org.sunseal.trustee;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sunseal.crypto.Times;

/**
 * When this agent first knew a thing. Certificates are judged and objection windows counted from that instant, so it is
 * kept: a restart must neither shorten nor lengthen what it already began to count.
 */
final class FirstSights implements AutoCloseable {
    private final Map<String, Instant> sights = new HashMap<>();
    private final Journal journal;

    FirstSights(Path file) {
        this.journal = Journal.open(file, record -> sights.putIfAbsent(record.text("of"), record.instant("at")));
    }

    /** When it was first known; {@code now} if that is now. */
    synchronized Instant of(String thing, Instant now) {
        var known = sights.get(thing);
        if (known != null) {
            return known;
        }
        journal.append(Map.of("of", thing, "at", Times.format(now)));
        sights.put(thing, now);
        return now;
    }

    synchronized Optional<Instant> known(String thing) {
        return Optional.ofNullable(sights.get(thing));
    }

    @Override
    public void close() {
        journal.close();
    }
}
