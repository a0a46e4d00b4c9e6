package org.sunseal.audit.proof;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/**
 * The tree of one size, read from tiles: any node, proof or entry of it. Remembers the tiles it used last; safe for use
 * by several threads. Trusts its source, unless {@link #verified} made it.
 */
public final class TileTree implements Merkle.Subtrees {
    private static final int REMEMBERED = 256; // about 4 MB with the nodes in between

    private final TileSource source;
    private final long size;
    private final Map<TilePath, Tile> partial = new HashMap<>(); // at most one a level; they carry the root and stay
    private final Map<TilePath, Tile> full = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, Tile> eldest) {
            return size() > REMEMBERED;
        }
    };
    private boolean distrusted;

    /** The tree of {@code size} entries as this source has it. */
    public TileTree(TileSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /**
     * The tree of a checkpoint out of a source that is not trusted. Every tile used later is checked against the one
     * above it, the uppermost against the checkpoint's root, and entries against their tile; else {@code bad-tile}.
     */
    public static TileTree verified(TileSource source, Checkpoint checkpoint) {
        var tree = new TileTree(source, checkpoint.size());
        if (!Arrays.equals(tree.root(), checkpoint.root())) {
            throw new InvalidEvidence("bad-tile", "The tiles do not lead to the root of size " + checkpoint.size());
        }
        tree.distrusted = true; // every hash of the partial tiles went into that root; full tiles are checked on use
        return tree;
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    /** Root over all entries. */
    public byte[] root() {
        return rootAt(size);
    }

    /** Root over the first {@code earlier} entries. */
    public byte[] rootAt(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IllegalArgumentException("%d of %d entries".formatted(earlier, size));
        }
        return Merkle.root(earlier, this);
    }

    /** Audit path of the entry at that index. */
    public List<byte[]> inclusionProof(long index) {
        return Merkle.inclusionProof(index, size, this);
    }

    @Override
    public byte[] hash(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int height = level % Tile.HEIGHT;
        long first = index << height; // among the hashes of that tile level
        var tile = tile(tileLevel, first / TilePath.FULL);
        return tile.node(height, (int) (first % TilePath.FULL) >> height);
    }

    /** The entries of one bundle, number counting from 0; checked against the tree when the source is not trusted. */
    public List<byte[]> bundle(long number) {
        var path = path(TilePath.ENTRIES, number);
        return EntryBundle.parse(bundle(path));
    }

    /** The file at that path of this tree; checked like everything else. */
    byte[] bytes(TilePath path) {
        return path.level() == TilePath.ENTRIES
                ? bundle(path)
                : tile(path.level(), path.number()).bytes();
    }

    private byte[] bundle(TilePath path) {
        byte[] fetched = fetch(path);
        byte[] bundle = path.full() ? fetched : EntryBundle.first(fetched, path.width());
        var entries = EntryBundle.parse(bundle);
        if (entries.size() != path.width()) {
            throw new InvalidEvidence("malformed-bundle", path.path() + " holds another number of entries");
        }
        if (distrusted) {
            var tile = tile(0, path.number());
            for (int i = 0; i < entries.size(); i++) {
                if (!Arrays.equals(Merkle.leafHash(entries.get(i)), tile.node(0, i))) {
                    throw new InvalidEvidence(
                            "bad-tile", "%s, entry %d is not the logged one".formatted(path.path(), i));
                }
            }
        }
        return bundle;
    }

    private Tile tile(int level, long number) {
        var path = path(level, number);
        var remembered = path.full() ? full : partial;
        synchronized (remembered) {
            var known = remembered.get(path);
            if (known != null) {
                return known;
            }
        }
        byte[] bytes = fetch(path);
        int length = path.width() * Merkle.HASH_SIZE;
        var tile = new Tile(bytes.length > length ? Arrays.copyOf(bytes, length) : bytes, path.width());
        if (distrusted) {
            if (!path.full()) {
                throw new IllegalStateException("Partial tiles were read and checked at the start");
            }
            var parent = tile(level + 1, number / TilePath.FULL);
            if (!Arrays.equals(tile.root(), parent.node(0, (int) (number % TilePath.FULL)))) {
                throw new InvalidEvidence("bad-tile", path.path() + " does not fit the tile above it");
            }
        }
        synchronized (remembered) {
            remembered.put(path, tile);
        }
        return tile;
    }

    private TilePath path(int level, long number) {
        return TilePath.in(size, level, number)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A tree of %d entries has no tile %d on level %d".formatted(size, number, level)));
    }

    /** A log may drop a partial tile once it is full: then its beginning is the same. */
    private byte[] fetch(TilePath path) {
        try {
            return source.fetch(path.path());
        } catch (UncheckedIOException e) {
            if (path.full() || !(e.getCause() instanceof NoSuchFileException)) {
                throw e;
            }
            return source.fetch(path.whole().path());
        }
    }
}
