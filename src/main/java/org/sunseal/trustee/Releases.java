package org.sunseal.trustee;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sunseal.crypto.Fields;

/**
 * What this trustee has let go, in the exact bytes. A release is here before it leaves and is only ever resent (protocol 5.9, O1): two different
 * messages for one closing could open what neither should.
 */
final class Releases implements AutoCloseable {
    /**
     * One release.
     *
     * @param slots exactly the listed slots
     * @param message the signed and sealed share message
     * @param statement the signed RELEASE for the log
     */
    record Kept(
            String closeSha256, LotName lot, int round, List<String> slots, byte[] message, byte[] statement) {
        private static Kept read(Fields record) {
            return new Kept(
                    record.text("closeSha256"),
                    new LotName(record.id("tender"), record.id("lot")),
                    record.smallInteger("round"),
                    record.texts("slots"),
                    record.bytes("message"),
                    record.bytes("statement"));
        }

        private Map<String, Object> json() {
            return Map.of(
                    "closeSha256", closeSha256,
                    "tender", lot.tender(),
                    "lot", lot.lot(),
                    "round", round,
                    "slots", slots,
                    "message", message,
                    "statement", statement);
        }
    }

    private final Map<String, Kept> releases = new LinkedHashMap<>();
    private final Map<String, String> closeBySlot = new HashMap<>();
    private final Set<String> delivered = new HashSet<>();
    private final Journal journal;

    Releases(Path file) {
        this.journal = Journal.open(file, record -> {
            if (record.has("delivered")) {
                delivered.add(record.text("delivered"));
            } else {
                enter(Kept.read(record));
            }
        });
    }

    synchronized void keep(Kept release) {
        if (releases.containsKey(release.closeSha256())) {
            throw new IllegalStateException("Closing %s was released already".formatted(release.closeSha256()));
        }
        journal.append(release.json());
        enter(release);
    }

    /** The platform has the message and the log has the statement: nothing is left to resend. */
    synchronized void markDelivered(String closeSha256) {
        journal.append(Map.of("delivered", closeSha256));
        delivered.add(closeSha256);
    }

    synchronized boolean contains(String closeSha256) {
        return releases.containsKey(closeSha256);
    }

    /** For every slot ever released, the closing it was released under. */
    synchronized Map<String, String> closeBySlot() {
        return Map.copyOf(closeBySlot);
    }

    synchronized List<Kept> undelivered() {
        return releases.values().stream()
                .filter(each -> !delivered.contains(each.closeSha256()))
                .toList();
    }

    /** Digests of all closings released, oldest first. */
    synchronized List<String> closings() {
        return List.copyOf(releases.keySet());
    }

    @Override
    public void close() {
        journal.close();
    }

    private void enter(Kept release) {
        releases.put(release.closeSha256(), release);
        release.slots().forEach(slot -> closeBySlot.put(slot, release.closeSha256()));
    }
}
