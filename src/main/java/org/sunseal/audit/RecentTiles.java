package org.sunseal.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.GrowingTree.Piece;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.crypto.Merkle;

/**
 * The right edge of the log in memory: the tiles and bundles this node wrote last, which all witnesses and every new
 * proof ask for at once. Only what is committed gets here. A tile only grows, so what is here is right for every size
 * it covers; for all else the tables are asked.
 */
@Singleton
class RecentTiles implements TileSource {
    private static final int MAXIMUM_BYTES = 32 << 20; // the largest bundle has 8 MiB, a usual one 9 KiB

    private final TileSource stored;
    private final Map<Name, Piece> pieces = new LinkedHashMap<>(); // the oldest first
    private long bytes;

    private record Name(int level, long number) {}

    @Inject
    RecentTiles(LogTables tables) {
        this(tables.tiles());
    }

    RecentTiles(TileSource stored) {
        this.stored = stored;
    }

    /** Remembers what a tick changed, once that is committed. */
    synchronized void keep(List<Piece> changed) {
        for (var piece : changed) {
            var name = new Name(piece.level(), piece.number());
            forget(name);
            pieces.put(name, piece);
            bytes += piece.bytes().length;
        }
        while (bytes > MAXIMUM_BYTES) {
            forget(pieces.keySet().iterator().next());
        }
    }

    @Override
    public byte[] fetch(String path) {
        return TilePath.parse(path).flatMap(this::remembered).orElseGet(() -> stored.fetch(path));
    }

    private Optional<byte[]> remembered(TilePath tile) {
        return piece(new Name(tile.level(), tile.number()))
                .filter(piece -> piece.width() >= tile.width())
                .map(piece -> tile.level() == TilePath.ENTRIES
                        ? EntryBundle.first(piece.bytes(), tile.width())
                        : Arrays.copyOf(piece.bytes(), tile.width() * Merkle.HASH_SIZE));
    }

    private synchronized Optional<Piece> piece(Name name) {
        return Optional.ofNullable(pieces.get(name));
    }

    private void forget(Name name) {
        var piece = pieces.remove(name);
        if (piece != null) {
            bytes -= piece.bytes().length;
        }
    }
}
