package org.sunseal.crypto;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The hash tree of RFC 6962 section 2.1 over SHA-256: hashes, roots, audit paths and their verification. Positions count
 * from 0, sizes are numbers of leaves, hashes are 32 bytes.
 */
public final class Merkle {
    /** Length of every hash in bytes. */
    public static final int HASH_SIZE = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private Merkle() {}

    /** Looks up the root of a complete subtree: the one over leaves [index·2^level, (index+1)·2^level). */
    @FunctionalInterface
    public interface Subtrees {
        byte[] hash(int level, long index);
    }

    /** Hash of one entry: SHA-256(00 || entry). */
    public static byte[] leafHash(byte[] entry) {
        return Framing.sha256(LEAF, entry);
    }

    /** Hash of two neighbours: SHA-256(01 || left || right). */
    public static byte[] nodeHash(byte[] left, byte[] right) {
        return Framing.sha256(NODE, left, right);
    }

    /** Root over the given leaf hashes; of no leaves it is SHA-256 of nothing. */
    public static byte[] root(List<byte[]> leafHashes) {
        var range = new CompactRange();
        leafHashes.forEach(range::append);
        return range.root();
    }

    /** Root of the tree of {@code size} leaves kept elsewhere. */
    public static byte[] root(long size, Subtrees subtrees) {
        return size == 0 ? Framing.sha256() : rangeRoot(0, size, subtrees);
    }

    /** Audit path of the leaf at {@code index}, nearest sibling first (RFC 6962 section 2.1.1). */
    public static List<byte[]> inclusionProof(List<byte[]> leafHashes, long index) {
        return inclusionProof(index, leafHashes.size(), over(leafHashes));
    }

    /** Audit path of leaf {@code index} in the tree of {@code size} leaves; 0 <= index < size. */
    public static List<byte[]> inclusionProof(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf %d in a tree of %d".formatted(index, size));
        }
        var path = new ArrayList<byte[]>();
        collectPath(index, 0, size, subtrees, path);
        return path;
    }

    /** Proof that the tree over all given leaves extends the one over the first {@code oldSize} (RFC 6962 section 2.1.2). */
    public static List<byte[]> consistencyProof(List<byte[]> leafHashes, long oldSize) {
        return consistencyProof(oldSize, leafHashes.size(), over(leafHashes));
    }

    /** Consistency proof from {@code oldSize} to {@code newSize}; 0 < oldSize <= newSize. */
    public static List<byte[]> consistencyProof(long oldSize, long newSize, Subtrees subtrees) {
        if (oldSize <= 0 || oldSize > newSize) {
            throw new IllegalArgumentException("No proof leads from size %d to %d".formatted(oldSize, newSize));
        }
        var proof = new ArrayList<byte[]>();
        collectConsistency(oldSize, 0, newSize, true, subtrees, proof);
        return proof;
    }

    /**
     * Says whether {@code proof} leads from the leaf to the root (RFC 9162 section 2.1.3.2). Sizes and positions outside
     * 0 <= index < size, and hashes of other lengths, are simply not proved.
     */
    public static boolean verifyInclusion(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != HASH_SIZE) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0 || sibling.length != HASH_SIZE) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                int skipped = Long.numberOfTrailingZeros(node); // levels where the right edge has no sibling
                node >>>= skipped;
                last >>>= skipped;
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(hash, root);
    }

    /**
     * Says whether the new tree extends the old one (RFC 9162 section 2.1.4.2). From size 0 nothing can be proved, so that
     * is never true: whoever has seen nothing yet must take the new root on other grounds.
     */
    public static boolean verifyConsistency(
            long oldSize, long newSize, byte[] oldRoot, byte[] newRoot, List<byte[]> proof) {
        if (oldSize <= 0 || oldSize > newSize || proof.stream().anyMatch(hash -> hash.length != HASH_SIZE)) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && MessageDigest.isEqual(oldRoot, newRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        int skipped = Long.numberOfTrailingZeros(oldSize); // equals the trailing ones of oldSize - 1
        long node = (oldSize - 1) >>> skipped;
        long last = (newSize - 1) >>> skipped;
        boolean complete = Long.bitCount(oldSize) == 1; // then the old root itself is where the path starts
        byte[] oldHash = complete ? oldRoot : proof.getFirst();
        byte[] newHash = oldHash;
        for (byte[] sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = nodeHash(sibling, oldHash);
                newHash = nodeHash(sibling, newHash);
                int edge = Long.numberOfTrailingZeros(node);
                node >>>= edge;
                last >>>= edge;
            } else {
                newHash = nodeHash(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && MessageDigest.isEqual(oldHash, oldRoot) && MessageDigest.isEqual(newHash, newRoot);
    }

    private static void collectPath(long index, long from, long to, Subtrees subtrees, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + leftSize(to - from);
        if (index < middle) {
            collectPath(index, from, middle, subtrees, path);
            path.add(rangeRoot(middle, to, subtrees));
        } else {
            collectPath(index, middle, to, subtrees, path);
            path.add(rangeRoot(from, middle, subtrees));
        }
    }

    /** SUBPROOF of RFC 6962: {@code known} tells that the verifier holds the root of [from, oldSize) already. */
    private static void collectConsistency(
            long oldSize, long from, long to, boolean known, Subtrees subtrees, List<byte[]> proof) {
        if (oldSize == to) {
            if (!known) {
                proof.add(rangeRoot(from, to, subtrees));
            }
            return;
        }
        long middle = from + leftSize(to - from);
        if (oldSize <= middle) {
            collectConsistency(oldSize, from, middle, known, subtrees, proof);
            proof.add(rangeRoot(middle, to, subtrees));
        } else {
            collectConsistency(oldSize, middle, to, false, subtrees, proof);
            proof.add(rangeRoot(from, middle, subtrees));
        }
    }

    private static byte[] rangeRoot(long from, long to, Subtrees subtrees) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.hash(level, from >>> level);
        }
        long middle = from + leftSize(size);
        return nodeHash(rangeRoot(from, middle, subtrees), rangeRoot(middle, to, subtrees));
    }

    /** Largest power of two below {@code size}. */
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static Subtrees over(List<byte[]> leafHashes) {
        return (level, index) ->
                root(leafHashes.subList(Math.toIntExact(index << level), Math.toIntExact((index + 1) << level)));
    }
}
