package org.sunseal.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Merkle;

/** The right edge of the tree while one tick appends to it: remembers which tiles and bundles have to be written. */
final class GrowingTree {
    private static final int TILE_BYTES = TilePath.FULL * Merkle.HASH_SIZE;

    private final CompactRange edge;
    private final List<Open> tiles = new ArrayList<>();
    private final Open bundle;
    private final List<Piece> changed = new ArrayList<>();

    /**
     * A tile, or a bundle at level {@link TilePath#ENTRIES}, as it has to be stored.
     *
     * @param width how many hashes or entries it holds
     */
    record Piece(int level, long number, int width, byte[] bytes) {}

    /** Where the pieces come from that are not full yet. */
    @FunctionalInterface
    interface Pieces {
        byte[] bytes(TilePath path);
    }

    /** A piece that is being filled. */
    private static final class Open {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long number;
        private int width;
        private boolean touched;

        Open(long size, int level, Pieces stored) {
            number = size >>> (Byte.SIZE * (Math.max(level, 0) + 1));
            TilePath.in(size, level, number).ifPresent(path -> {
                bytes.writeBytes(stored.bytes(path));
                width = path.width();
            });
        }

        void add(byte[] more) {
            bytes.writeBytes(more);
            width++;
            touched = true;
        }

        Piece close(int level) {
            var piece = new Piece(level, number, width, bytes.toByteArray());
            bytes.reset();
            width = 0;
            number++;
            touched = false;
            return piece;
        }
    }

    GrowingTree(CompactRange edge, Pieces stored) {
        this.edge = edge;
        this.bundle = new Open(edge.size(), TilePath.ENTRIES, stored);
        for (int level = 0; edge.size() >>> (Byte.SIZE * level) > 0; level++) {
            tiles.add(new Open(edge.size(), level, stored));
        }
    }

    /** Appends an entry and answers its leaf hash; its index is {@link #size} before the call. */
    byte[] append(byte[] entry) {
        byte[] leafHash = Merkle.leafHash(entry);
        edge.append(leafHash);
        bundle.add(EntryBundle.frame(entry));
        if (edge.size() % TilePath.FULL == 0) {
            changed.add(bundle.close(TilePath.ENTRIES));
        }
        add(0, leafHash);
        return leafHash;
    }

    long size() {
        return edge.size();
    }

    byte[] root() {
        return edge.root();
    }

    byte[] encodedEdge() {
        return edge.encode();
    }

    /** Everything to be written: what became full, and what is still open but has grown. Call once, at the end. */
    List<Piece> changed() {
        if (bundle.touched) {
            changed.add(bundle.close(TilePath.ENTRIES));
        }
        for (int level = 0; level < tiles.size(); level++) {
            if (tiles.get(level).touched) {
                changed.add(tiles.get(level).close(level));
            }
        }
        return changed;
    }

    private void add(int level, byte[] hash) {
        if (tiles.size() == level) {
            tiles.add(new Open(0, level, path -> new byte[0]));
        }
        var tile = tiles.get(level);
        tile.add(hash);
        if (tile.bytes.size() == TILE_BYTES) {
            var full = tile.close(level);
            changed.add(full);
            add(level + 1, root(full.bytes()));
        }
    }

    private static byte[] root(byte[] tile) {
        var range = new CompactRange();
        for (int at = 0; at < tile.length; at += Merkle.HASH_SIZE) {
            range.append(Arrays.copyOfRange(tile, at, at + Merkle.HASH_SIZE));
        }
        return range.root();
    }
}
