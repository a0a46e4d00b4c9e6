package org.sunseal.audit.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/**
 * Rebuilds the whole tree from the entries alone and compares it with every tile and with the checkpoint. Ships with the
 * log, as in Tessera, so that whoever keeps a copy can tell whether it is whole.
 */
public final class Fsck {
    private final TileSource source;
    private final long size;
    private final CompactRange rebuilt = new CompactRange();
    private final List<List<byte[]>> levels = new ArrayList<>(); // hashes of the tile being filled on each level
    private final List<Long> numbers = new ArrayList<>();

    private Fsck(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Checks the log under the checkpoint it offers, which the log itself must have signed. */
    public static Checkpoint check(TileSource source, NoteKey logKey) {
        var checkpoint = Checkpoint.signed(SignedNote.parse(source.fetch("checkpoint")), logKey);
        check(source, checkpoint);
        return checkpoint;
    }

    /** Checks the log under a checkpoint; what does not fit is {@link InvalidEvidence} {@code bad-log}. */
    public static void check(TileSource source, Checkpoint checkpoint) {
        new Fsck(source, checkpoint.size()).run(checkpoint);
    }

    private void run(Checkpoint checkpoint) {
        var entries = new TileTree(source, size);
        for (long number = 0; number * TilePath.FULL < size; number++) {
            for (var entry : entries.bundle(number)) {
                byte[] leafHash = Merkle.leafHash(entry);
                rebuilt.append(leafHash);
                add(0, leafHash);
            }
        }
        for (int level = 0; level < levels.size(); level++) {
            if (!levels.get(level).isEmpty()) {
                compare(level);
            }
        }
        if (!Arrays.equals(rebuilt.root(), checkpoint.root())) {
            throw new InvalidEvidence("bad-log", "The entries do not lead to the root of size " + size);
        }
    }

    private void add(int level, byte[] hash) {
        if (levels.size() == level) {
            levels.add(new ArrayList<>());
            numbers.add(0L);
        }
        var tile = levels.get(level);
        tile.add(hash);
        if (tile.size() == TilePath.FULL) {
            compare(level);
            add(level + 1, Merkle.root(tile));
            tile.clear();
            numbers.set(level, numbers.get(level) + 1);
        }
    }

    private void compare(int level) {
        var path = TilePath.in(size, level, numbers.get(level)).orElseThrow();
        var expected = new ByteArrayOutputStream();
        levels.get(level).forEach(expected::writeBytes);
        if (!Arrays.equals(source.fetch(path.path()), expected.toByteArray())) {
            throw new InvalidEvidence("bad-log", path.path() + " is not what the entries lead to");
        }
    }
}
