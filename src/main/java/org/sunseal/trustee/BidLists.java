package org.sunseal.trustee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.opening.proof.BidList;
import org.sunseal.opening.proof.Closing;

/**
 * The lists that closings froze, fetched from the platform and believed only for their root. The objection window
 * begins, for this agent, when it first holds CLOSE and list together.
 */
final class BidLists {
    /** A list and when it was first held, by this agent's clock. */
    record Held(BidList list, Instant firstSeen) {}

    private final Platform platform;
    private final Casebook casebook;
    private final FirstSights sights;
    private final ClockSources clock;
    private final Releases releases;
    private final Path folder;
    private final Map<String, Held> held = new HashMap<>();

    BidLists(
            Platform platform,
            Casebook casebook,
            FirstSights sights,
            ClockSources clock,
            Releases releases,
            Path folder) {
        this.releases = releases;
        this.platform = platform;
        this.casebook = casebook;
        this.sights = sights;
        this.clock = clock;
        this.folder = folder;
        Durable.folder(folder);
    }

    /** Fetches what is missing. One list that cannot be had must not keep the others waiting. */
    void step() throws InterruptedException {
        for (var lot : casebook.lots()) {
            for (var closed : casebook.closings(lot)) {
                var closing = closed.closing();
                if (!releases.contains(closing.sha256()) && held(closing).isEmpty()) {
                    fetch(closing);
                }
            }
        }
    }

    /** The list of that closing, if it is held. */
    synchronized Optional<Held> held(Closing closing) {
        var sha256 = closing.sha256();
        var known = held.get(sha256);
        if (known == null
                && Files.exists(file(sha256))
                && sights.known(sight(sha256)).isPresent()) {
            known = new Held(
                    BidList.parse(Durable.read(file(sha256))),
                    sights.known(sight(sha256)).get());
            held.put(sha256, known);
        }
        return Optional.ofNullable(known);
    }

    /** Drops from memory, not from disk, what is needed no more. */
    synchronized void forget(Closing closing) {
        held.remove(closing.sha256());
    }

    private void fetch(Closing closing) throws InterruptedException {
        var sha256 = closing.sha256();
        try {
            var bytes = platform.get("/api/closings/%s/list".formatted(sha256));
            if (bytes.isPresent() && closing.froze(BidList.parse(bytes.get()))) {
                synchronized (this) {
                    Durable.keep(file(sha256), bytes.get());
                    sights.of(sight(sha256), clock.now());
                }
            }
        } catch (IOException | InvalidEvidence e) {
            // asked again with the next round; until then the hold on this closing names the missing list
        }
    }

    private Path file(String closeSha256) {
        return folder.resolve(closeSha256 + ".json");
    }

    private static String sight(String closeSha256) {
        return "list/" + closeSha256;
    }
}
