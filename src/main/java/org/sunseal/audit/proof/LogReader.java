package org.sunseal.audit.proof;

import java.util.ArrayList;
import java.util.List;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/** Reads entries of the log under one checkpoint; every one is checked against its root before it is handed out. */
public final class LogReader {
    private final Checkpoint checkpoint;
    private final TileTree tree;

    /** Takes what one entry is and where it stands. */
    @FunctionalInterface
    public interface EntryVisitor {
        void visit(long index, byte[] entry);
    }

    /** A reader under a checkpoint whose signatures the caller has judged. */
    public LogReader(TileSource source, Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.tree = TileTree.verified(source, checkpoint);
    }

    /** A reader under the checkpoint the source offers now, signed by the log; its cosignatures are not judged. */
    public static LogReader newest(TileSource source, NoteKey logKey) {
        return new LogReader(source, Checkpoint.signed(SignedNote.parse(source.fetch("checkpoint")), logKey));
    }

    /** The checkpoint everything read here belongs to. */
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Entries from {@code from}, inclusive, to {@code to}, exclusive; 0 <= from <= to <= size. */
    public List<byte[]> entries(long from, long to) {
        var entries = new ArrayList<byte[]>();
        visit(from, to, (index, entry) -> entries.add(entry));
        return entries;
    }

    /** The entry at that index. */
    public byte[] entry(long index) {
        return entries(index, index + 1).getFirst();
    }

    /** Walks over a range of entries in order, holding one bundle at a time. */
    public void visit(long from, long to, EntryVisitor visitor) {
        if (from < 0 || from > to || to > checkpoint.size()) {
            throw new IllegalArgumentException("%d to %d of %d entries".formatted(from, to, checkpoint.size()));
        }
        for (long at = from; at < to; ) {
            long number = at / TilePath.FULL;
            var bundle = tree.bundle(number);
            for (; at < to && at / TilePath.FULL == number; at++) {
                visitor.visit(at, bundle.get((int) (at % TilePath.FULL)));
            }
        }
    }

    /** The way from the entry at that index to the checkpoint's root. */
    public List<byte[]> inclusionProof(long index) {
        return tree.inclusionProof(index);
    }
}
