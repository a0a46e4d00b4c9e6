package org.sunseal.opening.proof.verify;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.FolderTileSource;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.LogEntries;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.proof.TrusteeRegister;

/** The log as the evidence holds it: rebuilt from its entries, under a checkpoint with the witness quorum. */
final class EvidenceLog {
    private final byte[] note;
    private final Checkpoint checkpoint;
    private final Instant quorumTime;
    private final TileTree tree;
    private final LogReader reader;
    private final List<Logged> open = new ArrayList<>();

    /**
     * An open entry, where it stands and what it is about.
     *
     * @param tender empty when the entry concerns none, or is no signed JSON and so of no effect on anyone
     * @param round 0 when the entry concerns no single round
     */
    record Logged(long index, OpenEntry entry, String tender, String lot, int round) {
        static Logged of(long index, OpenEntry entry) {
            try {
                var body = Fields.of(CanonicalJson.readLoosely(
                        SignedMessage.parse(entry.message()).body()));
                return new Logged(
                        index,
                        entry,
                        body.optionalText("tender").orElse(""),
                        body.optionalText("lot").orElse(""),
                        body.has("round") ? body.smallInteger("round") : 0);
            } catch (InvalidEvidence e) {
                return new Logged(index, entry, "", "", 0);
            }
        }

        /** The signed message; its signatures verify, its signer is for the check to judge. */
        SignedMessage message() {
            return SignedMessage.parse(entry.message());
        }

        boolean concerns(String ofTender, String ofLot) {
            return tender.equals(ofTender) && lot.equals(ofLot);
        }
    }

    private EvidenceLog(byte[] note, Checkpoint checkpoint, Instant quorumTime, FolderTileSource source) {
        this.note = note;
        this.checkpoint = checkpoint;
        this.quorumTime = quorumTime;
        this.tree = TileTree.verified(source, checkpoint);
        this.reader = new LogReader(source, checkpoint);
        reader.visit(0, checkpoint.size(), (index, entry) -> {
            if (LogEntries.parse(entry) instanceof OpenEntry known) {
                open.add(Logged.of(index, known));
            }
        });
    }

    /** Reads and rebuilds the log; refuses a checkpoint the witnesses have not seen and any entry out of place. */
    static EvidenceLog read(Path folder, TrusteeRegister register) {
        var source = new FolderTileSource(folder);
        var note = source.fetch("checkpoint");
        var proven = register.quorum().verify(note);
        Fsck.check(source, proven.checkpoint());
        return new EvidenceLog(note, proven.checkpoint(), proven.quorumTime(), source);
    }

    long size() {
        return checkpoint.size();
    }

    Instant quorumTime() {
        return quorumTime;
    }

    /** Whether exactly this entry stands at that index. */
    boolean holds(long index, byte[] entry) {
        return index < size() && Arrays.equals(reader.entry(index), entry);
    }

    /** Root of the first so many entries, hex. */
    String rootAt(long size) {
        Expect.that(size <= size(), "The log in the evidence ends at %d, before %d".formatted(size(), size));
        return Framing.hex(tree.rootAt(size));
    }

    /** A proof that the entry at that index stands under this log's checkpoint. */
    TlogProof proof(long index) {
        return new TlogProof(index, tree.inclusionProof(index), note);
    }

    /** All open entries of a type, in log order. */
    List<Logged> of(String type) {
        return open.stream()
                .filter(logged -> logged.entry().type().equals(type))
                .toList();
    }

    /** The open entries of a type that concern a lot. */
    List<Logged> of(String type, String tender, String lot) {
        return of(type).stream().filter(logged -> logged.concerns(tender, lot)).toList();
    }

    /** The open entries of a type that concern a round. */
    List<Logged> of(String type, String tender, String lot, int round) {
        return of(type, tender, lot).stream()
                .filter(logged -> logged.round() == round)
                .toList();
    }
}
