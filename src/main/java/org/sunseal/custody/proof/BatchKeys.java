package org.sunseal.custody.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/**
 * The public keys of a batch with their commitments: a file of count × k × 33 bytes that anybody may fetch. Key number i is
 * leaf i of a Merkle tree (RFC 6962) over {@code keyNo as 4 big-endian bytes || C_0 || … || C_k-1}; the trustees sign its
 * root.
 */
public final class BatchKeys {
    private final byte[] file;
    private final int k;
    private final List<byte[]> leafHashes;

    private BatchKeys(byte[] file, int k) {
        this.file = file;
        this.k = k;
        this.leafHashes = new ArrayList<>();
        for (int keyNo = 0; keyNo < file.length / keySize(); keyNo++) {
            leafHashes.add(leafHash(keyNo, commitmentBytes(keyNo)));
        }
    }

    static BatchKeys of(List<Sharing> sharings) {
        var file = new ByteArrayOutputStream();
        sharings.forEach(sharing -> file.writeBytes(sharing.encode()));
        return new BatchKeys(
                file.toByteArray(), sharings.getFirst().commitments().size());
    }

    /**
     * Reads the file and checks it against the trustees' statement.
     *
     * @throws InvalidEvidence {@code bad-batch} if size or root differ
     */
    public static BatchKeys parse(byte[] file, BatchStatement statement) {
        if (file.length != (long) statement.count() * statement.k() * Sharing.POINT_SIZE) {
            throw new InvalidEvidence("bad-batch", "The key file has the wrong length");
        }
        var keys = new BatchKeys(file.clone(), statement.k());
        if (!keys.root().equals(statement.root())) {
            throw new InvalidEvidence("bad-batch", "The key file does not have the root the trustees signed");
        }
        return keys;
    }

    /** The hash of one key's leaf, as {@link SlotCheck} recomputes it. */
    static byte[] leafHash(int keyNo, byte[] commitments) {
        return Merkle.leafHash(ByteBuffer.allocate(Integer.BYTES + commitments.length)
                .putInt(keyNo)
                .put(commitments)
                .array());
    }

    /** Keys in the batch. */
    public int count() {
        return leafHashes.size();
    }

    /** The commitments of one key. */
    public Sharing sharing(int keyNo) {
        return Sharing.decode(commitmentBytes(keyNo), k);
    }

    /** The root over all keys, hex. */
    public String root() {
        return Framing.hex(Merkle.root(leafHashes));
    }

    /** The Merkle path from one key to the root, hex. */
    public List<String> path(int keyNo) {
        return Merkle.inclusionProof(leafHashes, keyNo).stream()
                .map(Framing::hex)
                .toList();
    }

    /** The file itself. */
    public byte[] bytes() {
        return file.clone();
    }

    private byte[] commitmentBytes(int keyNo) {
        return Arrays.copyOfRange(file, keyNo * keySize(), (keyNo + 1) * keySize());
    }

    private int keySize() {
        return k * Sharing.POINT_SIZE;
    }
}
