package org.sunseal.trustee;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.WitnessQuorum;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedNote;

/**
 * How far the log is under witness quorum, as far as this agent can tell: the newest checkpoint with enough
 * cosignatures whose root is that of its own copy. Every entry below it is proved, for the agent holds them all.
 */
final class Quorum {
    private final Platform platform;
    private final WitnessQuorum witnesses;
    private final LogReplica replica;
    private @Nullable Witnessed newest;

    private record Witnessed(WitnessQuorum.Proven proven, SignedNote note) {}

    Quorum(Platform platform, WitnessQuorum witnesses, LogReplica replica) {
        this.platform = platform;
        this.witnesses = witnesses;
        this.replica = replica;
    }

    /**
     * Asks the platform for its newest witnessed checkpoint.
     *
     * @throws InvalidEvidence {@code forked-log} when a quorum stands behind a tree that is not the one held here
     */
    void ask() throws IOException, InterruptedException {
        var note = platform.get("/log/checkpoint");
        if (note.isPresent()) {
            consider(SignedNote.parse(note.get()));
        }
    }

    /** Size of the newest tree under quorum; 0 while there is none. */
    synchronized long size() {
        return newest == null ? 0 : newest.proven().checkpoint().size();
    }

    /** When the entry at that index was under quorum at the latest; empty while it is not. */
    synchronized Optional<Instant> timeOf(long index) {
        return newest == null || index >= newest.proven().checkpoint().size()
                ? Optional.empty()
                : Optional.of(newest.proven().quorumTime());
    }

    /**
     * The note behind {@link #size}, with everybody's cosignatures: a restored peer learns from it what it once signed.
     */
    synchronized Optional<byte[]> note() {
        return newest == null ? Optional.empty() : Optional.of(newest.note().encode());
    }

    private void consider(SignedNote note) {
        if (Checkpoint.parse(note).size() <= size()) {
            return; // nothing new to verify
        }
        WitnessQuorum.Proven proven;
        try {
            proven = witnesses.verify(note);
        } catch (InvalidEvidence e) {
            if (e.code().equals("no-quorum")) {
                return; // the platform has nothing better yet
            }
            throw e;
        }
        var checkpoint = proven.checkpoint();
        if (checkpoint.size() > replica.size()) {
            return; // what is not held here is not judged; the witness's thread fetches it
        }
        if (!Arrays.equals(replica.rootAt(checkpoint.size()), checkpoint.root())) {
            throw new InvalidEvidence(
                    "forked-log", "A quorum cosigned another tree of %d entries".formatted(checkpoint.size()));
        }
        synchronized (this) {
            if (checkpoint.size() > size()) {
                newest = new Witnessed(proven, note);
            }
        }
    }
}
