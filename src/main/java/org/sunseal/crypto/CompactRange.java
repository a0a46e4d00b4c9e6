package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing {@link Merkle} tree: enough to append leaves and to know the root, at most 64 hashes. Not
 * for use by several threads at once.
 */
public final class CompactRange {
    private final List<byte[]> edge; // roots of complete subtrees, largest first, one per set bit of size
    private long size;

    /** An empty tree. */
    public CompactRange() {
        this(0, new ArrayList<>());
    }

    private CompactRange(long size, List<byte[]> edge) {
        this.size = size;
        this.edge = edge;
    }

    /** Adds one leaf by its 32-byte hash. */
    public void append(byte[] leafHash) {
        byte[] hash = leafHash;
        for (long full = size; (full & 1) == 1; full >>>= 1) {
            hash = Merkle.nodeHash(edge.removeLast(), hash);
        }
        edge.add(hash);
        size++;
    }

    /** Number of leaves so far. */
    public long size() {
        return size;
    }

    /** Root of all leaves so far; SHA-256 of nothing while there are none. */
    public byte[] root() {
        if (edge.isEmpty()) {
            return Framing.sha256();
        }
        byte[] root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = Merkle.nodeHash(edge.get(i), root);
        }
        return root.clone();
    }

    /** An independent copy, to try an extension out. */
    public CompactRange copy() {
        return new CompactRange(size, new ArrayList<>(edge));
    }

    /** Eight bytes of size, big-endian, then the edge hashes, largest subtree first. */
    public byte[] encode() {
        var out =
                ByteBuffer.allocate(Long.BYTES + edge.size() * Merkle.HASH_SIZE).putLong(size);
        edge.forEach(out::put);
        return out.array();
    }

    /** Reads what {@link #encode} wrote; anything else is {@link InvalidEvidence} {@code bad-proof}. */
    public static CompactRange decode(byte[] encoded) {
        if (encoded.length < Long.BYTES) {
            throw new InvalidEvidence("bad-proof", "A compact range has at least 8 bytes");
        }
        var in = ByteBuffer.wrap(encoded);
        long size = in.getLong();
        if (size < 0 || in.remaining() != Long.bitCount(size) * Merkle.HASH_SIZE) {
            throw new InvalidEvidence("bad-proof", "A compact range of size %d has other hashes".formatted(size));
        }
        var edge = new ArrayList<byte[]>();
        while (in.hasRemaining()) {
            byte[] hash = new byte[Merkle.HASH_SIZE];
            in.get(hash);
            edge.add(hash);
        }
        return new CompactRange(size, edge);
    }
}
