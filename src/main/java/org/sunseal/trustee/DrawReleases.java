package org.sunseal.trustee;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The draw keys this trustee has let go, in the exact bytes. A release is here before it leaves and is only ever resent;
 * a key is released once, whatever is asked for with it later (protocol 8.2-9).
 */
final class DrawReleases implements AutoCloseable {
    /** One release and the draw it was for. */
    record Kept(String keyId, String drawSha256, byte[] message) {}

    private final Map<String, Kept> byKey = new LinkedHashMap<>();
    private final Map<String, Kept> undelivered = new LinkedHashMap<>();
    private final Journal journal;

    DrawReleases(Path file) {
        this.journal = Journal.open(file, record -> {
            if (record.has("delivered")) {
                undelivered.remove(record.text("delivered"));
            } else {
                enter(new Kept(record.id("keyId"), record.digest("drawSha256"), record.bytes("message")));
            }
        });
    }

    synchronized void keep(Kept release) {
        if (byKey.containsKey(release.keyId())) {
            throw new IllegalStateException("Key %s was released already".formatted(release.keyId()));
        }
        journal.append(
                Map.of("keyId", release.keyId(), "drawSha256", release.drawSha256(), "message", release.message()));
        enter(release);
    }

    /** The platform has it: nothing is left to resend. */
    synchronized void markDelivered(String drawSha256) {
        journal.append(Map.of("delivered", drawSha256));
        undelivered.remove(drawSha256);
    }

    /** The draw the key was released for. */
    synchronized Optional<String> drawOf(String keyId) {
        return Optional.ofNullable(byKey.get(keyId)).map(Kept::drawSha256);
    }

    synchronized List<Kept> undelivered() {
        return List.copyOf(undelivered.values());
    }

    /** Digests of all draws released for, oldest first. */
    synchronized List<String> draws() {
        return byKey.values().stream().map(Kept::drawSha256).toList();
    }

    @Override
    public void close() {
        journal.close();
    }

    private void enter(Kept release) {
        byKey.put(release.keyId(), release);
        undelivered.put(release.drawSha256(), release);
    }
}
