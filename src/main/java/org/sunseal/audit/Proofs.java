package org.sunseal.audit;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/** Makes proofs out of the log's tiles, and hands none out that would not verify. */
@Singleton
class Proofs {
    private static final int REMEMBERED = 8;

    private final RecentTiles tiles;
    private final Map<Long, TileTree> trees = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TileTree> eldest) {
            return size() > REMEMBERED;
        }
    };

    Proofs(RecentTiles tiles) {
        this.tiles = tiles;
    }

    /** With the token, if it is there. */
    Optional<Receiptable> receiptable(byte[] entry, long index, WitnessedCheckpoint covering) {
        return Optional.ofNullable(covering.token())
                .map(token -> new Receiptable(of(entry, index, covering), covering.quorumTime(), token));
    }

    /**
     * The way from the entry to the checkpoint.
     *
     * @throws IllegalStateException when the stored tiles do not lead there: our own fault, not the caller's evidence
     */
    TlogProof of(byte[] entry, long index, WitnessedCheckpoint covering) {
        var proof = new TlogProof(index, path(index, covering.size()), covering.note());
        var root = proof.checkpoint().root();
        if (!Merkle.verifyInclusion(Merkle.leafHash(entry), index, covering.size(), proof.hashes(), root)) {
            throw new IllegalStateException("The stored tiles do not prove entry " + index);
        }
        return proof;
    }

    private List<byte[]> path(long index, long size) {
        try {
            return tree(size).inclusionProof(index);
        } catch (InvalidEvidence e) {
            throw new IllegalStateException("The stored tiles are damaged", e);
        }
    }

    private TileTree tree(long size) {
        synchronized (trees) {
            return trees.computeIfAbsent(size, any -> new TileTree(tiles, size));
        }
    }
}
