package org.sunseal.trustee;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sunseal.opening.proof.Claim;

/**
 * Claims that stand, and how those ended that no longer do (protocol 5.9a). Only a claim with a receipt of the platform
 * gets in here, so strangers cannot fill it. While one is open, nothing of its round is released.
 */
final class Claims implements AutoCloseable {
    /**
     * Which bid of which closing is claimed; a slot may be claimed for different bids.
     *
     * @param sealedSha256 digest of the claimed bid's sealed.json
     */
    record Subject(String closeSha256, String slot, String sealedSha256) {}

    private final Map<Subject, Claim> open = new LinkedHashMap<>();
    private final Map<Subject, String> settled = new LinkedHashMap<>();
    private final Journal journal;

    Claims(Path file) {
        this.journal = Journal.open(file, record -> {
            var subject = new Subject(record.text("closeSha256"), record.id("slot"), record.text("sealedSha256"));
            if (record.has("settled")) {
                open.remove(subject);
                settled.put(subject, record.text("settled"));
            } else {
                open.put(subject, Claim.read(record.bytes("claim")));
            }
        });
    }

    synchronized void open(Subject subject, Claim claim) {
        if (!open.containsKey(subject)) {
            var record = record(subject);
            record.put("claim", claim.bytes());
            journal.append(record);
            open.put(subject, claim);
        }
    }

    /** Closes a claim for a reason that anybody can check. */
    synchronized void settle(Subject subject, String reason) {
        var record = record(subject);
        record.put("settled", reason);
        journal.append(record);
        open.remove(subject);
        settled.put(subject, reason);
    }

    synchronized boolean isOpen(Subject subject) {
        return open.containsKey(subject);
    }

    /** How the claim ended. */
    synchronized Optional<String> settlement(Subject subject) {
        return Optional.ofNullable(settled.get(subject));
    }

    synchronized Map<Subject, Claim> open() {
        return Map.copyOf(open);
    }

    synchronized Set<String> openSlots(String closeSha256) {
        return open.keySet().stream()
                .filter(subject -> subject.closeSha256().equals(closeSha256))
                .map(Subject::slot)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        journal.close();
    }

    private static Map<String, Object> record(Subject subject) {
        var record = new LinkedHashMap<String, Object>();
        record.put("closeSha256", subject.closeSha256());
        record.put("slot", subject.slot());
        record.put("sealedSha256", subject.sealedSha256());
        return record;
    }
}
