package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sunseal.crypto.Merkle;

class TileTreeTest {
    private static final long SIZE = 400L * TilePath.FULL + 7;

    private final Map<String, Integer> fetched = new HashMap<>();
    private final TileTree tree = new TileTree(this::fetch, SIZE);

    @Test
    void full_tiles_are_forgotten_again_and_partial_ones_stay() {
        leaf(400); // the partial tile becomes the one that was touched longest ago
        for (int tile = 0; tile < 400; tile++) {
            leaf(tile);
        }

        leaf(0);
        leaf(399);
        leaf(400);

        assertThat(fetched).containsEntry("tile/0/000", 2);
        assertThat(fetched).containsEntry("tile/0/399", 1);
        assertThat(fetched).containsEntry("tile/0/400.p/7", 1);
    }

    private void leaf(long tile) {
        tree.hash(0, tile * TilePath.FULL);
    }

    private byte[] fetch(String path) {
        fetched.merge(path, 1, Integer::sum);
        return new byte[TilePath.parse(path).orElseThrow().width() * Merkle.HASH_SIZE];
    }
}
