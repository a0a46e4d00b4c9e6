package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sends what {@link ReleaseShares} wrote down, first the shares to the platform, then the RELEASE to the log, and sends
 * the same bytes again until the log shows the statement (protocol 5.9, O1).
 */
final class DeliverReleases {
    private static final Logger LOG = System.getLogger(DeliverReleases.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Platform platform;
    private final LogIntake intake;
    private final String me;
    private final Casebook casebook;
    private final Releases releases;
    private final Clock machine;
    private final Map<String, Instant> triedAt = new HashMap<>();
    private final Set<String> handedOver = new HashSet<>();

    /** @param machine paces the repetitions; nothing is decided by it */
    DeliverReleases(Platform platform, AgentHome home, Casebook casebook, Releases releases, Clock machine) {
        this.platform = platform;
        this.intake = new LogIntake(platform);
        this.me = home.id();
        this.casebook = casebook;
        this.releases = releases;
        this.machine = machine;
    }

    /** Tries every release that is not both with the platform and in the log. */
    void step() throws IOException, InterruptedException {
        var now = machine.instant();
        for (var release : releases.undelivered()) {
            var sha256 = release.closeSha256();
            if (handedOver.contains(sha256) && isLogged(release)) {
                releases.markDelivered(sha256);
                continue;
            }
            var last = triedAt.get(sha256);
            if (last == null || !now.isBefore(last.plus(BETWEEN_TRIES))) {
                triedAt.put(sha256, now);
                send(release);
            }
        }
    }

    private void send(Releases.Kept release) throws IOException, InterruptedException {
        var sha256 = release.closeSha256();
        if (!handedOver.contains(sha256)) {
            try {
                platform.put("/api/closings/%s/shares/%s".formatted(sha256, me), release.message());
                handedOver.add(sha256);
            } catch (IOException e) {
                // the bytes may have arrived all the same, so the log must learn of them; they are sent again later
                LOG.log(Level.INFO, "The platform did not take the shares for {0}: {1}", sha256, e.getMessage());
            }
        }
        if (!isLogged(release)) {
            intake.offer("RELEASE", release.statement());
        }
    }

    private boolean isLogged(Releases.Kept release) {
        synchronized (casebook) {
            return casebook.lot(release.lot())
                    .filter(lot -> lot.ownReleases(release.round()).contains(release.closeSha256()))
                    .isPresent();
        }
    }
}
