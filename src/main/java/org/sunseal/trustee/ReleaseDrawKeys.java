package org.sunseal.trustee;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sunseal.crypto.Framing;
import org.sunseal.custody.proof.KeyId;
import org.sunseal.experts.proof.DrawCase;
import org.sunseal.experts.proof.DrawRelease;
import org.sunseal.experts.proof.DrawRules;

/**
 * Lets this trustee's share of a draw key go, once no rule of protocol 8.2 and no order says no, and sends it until the platform has
 * taken it. What was decided is on the disk before it leaves.
 */
final class ReleaseDrawKeys {
    private static final Logger LOG = System.getLogger(ReleaseDrawKeys.class.getName());
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    private final Platform platform;
    private final String me;
    private final AgentKeys keys;
    private final Casebook casebook;
    private final LogReplica replica;
    private final Quorum quorum;
    private final ClockSources clock;
    private final Clock machine;
    private final ShareSafe safe;
    private final DrawReleases releases;
    private final Map<String, Instant> triedAt = new HashMap<>();
    private final Map<String, byte[]> fetched = new HashMap<>();
    private volatile Map<String, List<String>> holds = Map.of();

    /** @param machine paces the repetitions; nothing is decided by it */
    ReleaseDrawKeys(
            Platform platform,
            AgentHome home,
            Casebook casebook,
            LogReplica replica,
            Quorum quorum,
            ClockSources clock,
            Clock machine,
            ShareSafe safe,
            DrawReleases releases) {
        this.platform = platform;
        this.me = home.id();
        this.keys = home.keys();
        this.casebook = casebook;
        this.replica = replica;
        this.quorum = quorum;
        this.clock = clock;
        this.machine = machine;
        this.safe = safe;
        this.releases = releases;
    }

    /** Looks at every draw in the log, then sends what is not delivered. */
    void step() throws IOException, InterruptedException {
        var found = new TreeMap<String, List<String>>();
        for (var announced : casebook.draws()) {
            var refusals = consider(announced);
            if (!refusals.isEmpty()) {
                found.put(announced.draw().sha256(), refusals);
            }
        }
        holds = Map.copyOf(found);
        deliver();
    }

    /** What every known draw waits for, by digest of its DRAW. */
    Map<String, List<String>> holds() {
        return holds;
    }

    private List<String> consider(Draws.Announced announced) throws InterruptedException {
        var draw = announced.draw();
        var released = releases.drawOf(draw.keyId());
        if (released.isPresent()) {
            return released.get().equals(draw.sha256())
                    ? List.of()
                    : List.of("Key %s was released for draw %s".formatted(draw.keyId(), released.get()));
        }
        try {
            var pool = fetch(draw.sha256(), "pool", draw.poolHash());
            var request = fetch(draw.sha256(), "request", draw.requestHash());
            synchronized (casebook) {
                return releaseOrHold(announced, pool, request);
            }
        } catch (RuntimeException e) { // one draw must not hold back the rest; it stays shut and is tried again
            LOG.log(Level.ERROR, "Draw " + draw.sha256() + " cannot be judged", e);
            return List.of("It cannot be judged: " + e);
        }
    }

    private List<String> releaseOrHold(Draws.Announced announced, byte[] pool, byte[] request) {
        var draw = announced.draw();
        var refusals = new ArrayList<String>();
        clock.doubt().ifPresent(doubt -> refusals.add("The time here is in doubt: " + doubt));
        long size = Math.min(quorum.size(), casebook.readUpTo());
        refusals.addAll(DrawRules.refuse(new DrawCase(
                clock.now(),
                draw,
                announced.index(),
                size,
                casebook.allotments(),
                casebook.drawsWithKey(draw.keyId()),
                casebook.closings(),
                pool,
                request,
                casebook.drawsSettledBelow(size),
                casebook.draws().stream().map(Draws.Announced::draw).toList(),
                casebook.pools(),
                casebook.orders())));
        var key = KeyId.isKeyId(draw.keyId()) ? KeyId.parse(draw.keyId()) : null;
        if (key == null
                || safe.certifiedKeys(key.batch())
                        .filter(count -> key.keyNo() < count)
                        .isEmpty()) {
            refusals.add("This trustee holds no share of key " + draw.keyId());
        }
        if (key == null || !refusals.isEmpty()) {
            return refusals;
        }
        var share = safe.shares(key.batch()).orElseThrow().get(key.keyNo());
        var release = DrawRelease.of(me, draw, size, replica.rootHexAt(size), share);
        releases.keep(new DrawReleases.Kept(draw.keyId(), draw.sha256(), release.sign(keys.signing())));
        fetched.remove(draw.poolHash());
        fetched.remove(draw.requestHash());
        LOG.log(Level.INFO, "Released the share of key {0} for draw {1}", draw.keyId(), draw.drawId());
        return List.of();
    }

    /** Believed only for its hash, and asked for until it has it; empty while nobody gives it. */
    private byte[] fetch(String drawSha256, String what, String sha256) throws InterruptedException {
        var known = fetched.get(sha256);
        if (known != null) {
            return known;
        }
        try {
            var bytes = platform.get("/api/draws/%s/%s".formatted(drawSha256, what));
            if (bytes.isPresent() && Framing.hex(Framing.sha256(bytes.get())).equals(sha256)) {
                fetched.put(sha256, bytes.get());
                return bytes.get();
            }
        } catch (IOException e) {
            // asked again with the next round; until then the draw is held for it
        }
        return new byte[0];
    }

    private void deliver() throws IOException, InterruptedException {
        var now = machine.instant();
        for (var release : releases.undelivered()) {
            var last = triedAt.get(release.drawSha256());
            if (last == null || !now.isBefore(last.plus(BETWEEN_TRIES))) {
                triedAt.put(release.drawSha256(), now);
                platform.put("/api/draws/%s/releases/%s".formatted(release.drawSha256(), me), release.message());
                releases.markDelivered(release.drawSha256());
            }
        }
    }
}
