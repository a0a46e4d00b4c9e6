package org.sunseal.audit;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/** Makes proofs out of the stored tiles, and hands none out that would not verify. */
@Singleton
class Proofs {
    private static final int REMEMBERED = 8;

    private final LogTables tables;
    private final Map<Long, TileTree> trees = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TileTree> eldest) {
            return size() > REMEMBERED;
        }
    };

    Proofs(LogTables tables) {
        this.tables = tables;
    }

    /** With the token, if it is there. */
    Optional<Receiptable> receiptable(byte[] entry, long index, WitnessedCheckpoint covering) {
        return Optional.ofNullable(covering.token())
                .map(token -> new Receiptable(of(entry, index, covering), covering.quorumTime(), token));
    }

    /** The way from the entry to the checkpoint; {@code bad-log} when the tiles do not lead there. */
    TlogProof of(byte[] entry, long index, WitnessedCheckpoint covering) {
        var proof = new TlogProof(index, tree(covering.size()).inclusionProof(index), covering.note());
        var root = proof.checkpoint().root();
        if (!Merkle.verifyInclusion(Merkle.leafHash(entry), index, covering.size(), proof.hashes(), root)) {
            throw new InvalidEvidence("bad-log", "The stored tiles do not prove entry " + index);
        }
        return proof;
    }

    private TileTree tree(long size) {
        synchronized (trees) {
            return trees.computeIfAbsent(size, any -> new TileTree(tables.tiles(), size));
        }
    }
}
