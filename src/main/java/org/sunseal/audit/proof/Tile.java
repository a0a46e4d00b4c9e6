package org.sunseal.audit.proof;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/** The hashes of one tile and, worked out once, the nodes above them up to its own root. */
final class Tile {
    /** Levels of the binary tree one tile spans. */
    static final int HEIGHT = 8;

    private final List<List<byte[]>> levels = new ArrayList<>();

    /** Reads a tile of exactly {@code width} hashes; else {@code malformed-tile}. */
    Tile(byte[] bytes, int width) {
        if (bytes.length != width * Merkle.HASH_SIZE) {
            throw new InvalidEvidence(
                    "malformed-tile", "A tile of %d hashes has %d bytes".formatted(width, bytes.length));
        }
        var below = new ArrayList<byte[]>(width);
        for (int i = 0; i < width; i++) {
            below.add(Arrays.copyOfRange(bytes, i * Merkle.HASH_SIZE, (i + 1) * Merkle.HASH_SIZE));
        }
        levels.add(below);
        while (levels.getLast().size() > 1) {
            var last = levels.getLast();
            var above = new ArrayList<byte[]>(last.size() / 2);
            for (int i = 0; i + 1 < last.size(); i += 2) {
                above.add(Merkle.nodeHash(last.get(i), last.get(i + 1)));
            }
            levels.add(above);
        }
    }

    /** The hashes as they stand in the tile's file. */
    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        levels.getFirst().forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** The node {@code height} levels above the tile's hashes, by its position among those. */
    byte[] node(int height, int position) {
        return levels.get(height).get(position);
    }

    /** Root of a full tile. */
    byte[] root() {
        return node(HEIGHT, 0);
    }
}
