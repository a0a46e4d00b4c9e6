package org.sunseal.trustee;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sunseal.custody.proof.Allotment;

/**
 * Which keys this trustee has promised to which lot (protocol 5.1a). A line is on disk before the signature leaves, and
 * no line is ever taken back: two lots with one key would be the end of the first one's secrecy.
 */
final class AllotmentTable implements AutoCloseable {
    /** An allotment and this trustee's signature over it. */
    record Line(Allotment allotment, byte[] signature) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Set<String> frozen = new HashSet<>();
    private final Journal journal;

    AllotmentTable(Path file) {
        this.journal = Journal.open(file, record -> {
            if (record.has("frozen")) {
                frozen.addAll(record.texts("frozen"));
            } else {
                enter(new Line(Allotment.read(record.bytes("body")), record.bytes("signature")));
            }
        });
    }

    synchronized void add(Line line) {
        journal.append(Map.of("body", line.allotment().body(), "signature", line.signature()));
        enter(line);
    }

    /** The signature given to exactly this allotment. */
    synchronized Optional<byte[]> signatureOf(Allotment allotment) {
        return Optional.ofNullable(lines.get(allotment.sha256())).map(Line::signature);
    }

    synchronized List<Allotment> allotments() {
        return lines.values().stream().map(Line::allotment).toList();
    }

    /**
     * Signs no more from these batches: a home restored from a backup no longer knows which of their keys it promised.
     * Batches made from now on are not affected.
     */
    synchronized void freeze(List<String> batches) {
        var fresh = new ArrayList<>(batches);
        fresh.removeAll(frozen);
        if (!fresh.isEmpty()) {
            journal.append(Map.of("frozen", fresh));
            frozen.addAll(fresh);
        }
    }

    synchronized boolean isFrozen(String batch) {
        return frozen.contains(batch);
    }

    @Override
    public void close() {
        journal.close();
    }

    private void enter(Line line) {
        lines.put(line.allotment().sha256(), line);
    }
}
