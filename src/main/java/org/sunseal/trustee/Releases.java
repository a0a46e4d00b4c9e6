package org.sunseal.trustee;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sunseal.crypto.Fields;

/**
 * What this trustee has let go, in the exact bytes. A release is here before it leaves and is only ever resent
 * (protocol 5.9, O1): two different messages for one closing could open what neither should.
 */
final class Releases implements AutoCloseable {
    /**
     * One release.
     *
     * @param slots exactly the listed slots
     * @param message the signed and sealed share message
     * @param statement the signed RELEASE for the log
     */
    record Kept(String closeSha256, LotName lot, int round, List<String> slots, byte[] message, byte[] statement) {
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

    private final Set<String> closings = new LinkedHashSet<>();
    private final Map<String, String> closeBySlot = new HashMap<>();
    private final Map<String, Kept> undelivered = new LinkedHashMap<>();
    private final Journal journal;

    Releases(Path file) {
        this.journal = Journal.open(file, record -> {
            if (record.has("delivered")) {
                undelivered.remove(record.text("delivered"));
            } else {
                enter(Kept.read(record));
            }
        });
    }

    synchronized void keep(Kept release) {
        if (closings.contains(release.closeSha256())) {
            throw new IllegalStateException("Closing %s was released already".formatted(release.closeSha256()));
        }
        journal.append(release.json());
        enter(release);
    }

    /** The platform has the message and the log has the statement: nothing is left to resend. */
    synchronized void markDelivered(String closeSha256) {
        journal.append(Map.of("delivered", closeSha256));
        undelivered.remove(closeSha256);
    }

    synchronized boolean contains(String closeSha256) {
        return closings.contains(closeSha256);
    }

    /** Which of these slots were released before, each with the closing it was released under. */
    synchronized Map<String, String> releasedAmong(List<String> slots) {
        return slots.stream()
                .filter(closeBySlot::containsKey)
                .collect(Collectors.toMap(Function.identity(), closeBySlot::get));
    }

    synchronized List<Kept> undelivered() {
        return List.copyOf(undelivered.values());
    }

    /** Digests of all closings released, oldest first. */
    synchronized List<String> closings() {
        return List.copyOf(closings);
    }

    @Override
    public void close() {
        journal.close();
    }

    private void enter(Kept release) {
        closings.add(release.closeSha256());
        undelivered.put(release.closeSha256(), release);
        release.slots().forEach(slot -> closeBySlot.put(slot, release.closeSha256()));
    }
}
