package org.sunseal.audit.proof;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.sunseal.crypto.Cosignatures;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/**
 * Who must have seen a checkpoint for it to count: the log and {@code threshold} of the witnesses, by default five of
 * seven. No two histories can both have it while fewer than k witnesses are dishonest (protocol 9.1).
 */
public record WitnessQuorum(NoteKey logKey, List<NoteKey> witnesses, int threshold) {
    public WitnessQuorum {
        witnesses = List.copyOf(witnesses);
        if (threshold < 1 || threshold > witnesses.size() || new HashSet<>(witnesses).size() < witnesses.size()) {
            throw new InvalidEvidence(
                    "no-quorum", "%d of %d witnesses are no quorum".formatted(threshold, witnesses.size()));
        }
    }

    /** A checkpoint under quorum, and the time at which it was. */
    public record Proven(Checkpoint checkpoint, Instant quorumTime) {}

    /**
     * Checks a note of the log against this quorum. Quorum time is the median of the {@code threshold} earliest
     * cosignature times in the note, whole seconds; so two clocks may be wrong by any amount and it still is a time an
     * honest witness vouches for.
     */
    public Proven verify(byte[] note) {
        return verify(SignedNote.parse(note));
    }

    /** As {@link #verify(byte[])}; too few cosignatures are {@code no-quorum}, false ones {@code bad-signature}. */
    public Proven verify(SignedNote note) {
        var checkpoint = Checkpoint.signed(note, logKey);
        var times = witnesses.stream()
                .map(witness -> Cosignatures.verify(witness, note))
                .flatMap(Optional::stream)
                .sorted()
                .limit(threshold)
                .toList();
        if (times.size() < threshold) {
            throw new InvalidEvidence(
                    "no-quorum",
                    "Size %d is cosigned by %d of the %d witnesses it needs"
                            .formatted(checkpoint.size(), times.size(), threshold));
        }
        return new Proven(checkpoint, times.get(threshold / 2));
    }
}
