package org.sunseal.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.SignedNote;

/**
 * Proof that an entry stands in the log: its position, the way to the root and the witnessed checkpoint, checked
 * without any network. C2SP tlog-proof v1, commit 5ba5ee83, without extra data.
 */
public record TlogProof(long index, List<byte[]> hashes, byte[] checkpointNote) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int MAXIMUM_BYTES = 80 * 1024;
    private static final int MAXIMUM_HASHES = 63;

    public TlogProof {
        hashes = List.copyOf(hashes);
    }

    /** The proof as text in UTF-8, for files named {@code *.tlog-proof}. */
    public byte[] encode() {
        var out = new StringBuilder(HEADER).append("\nindex ").append(index).append('\n');
        hashes.forEach(
                hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        out.append('\n').append(new String(checkpointNote, StandardCharsets.UTF_8));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a proof; its form only. Anything malformed is {@code bad-proof}. */
    public static TlogProof parse(byte[] proof) {
        var text = new String(proof, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (proof.length > MAXIMUM_BYTES || blank < 0) {
            throw new InvalidEvidence("bad-proof", "Not a tlog-proof");
        }
        var head = text.substring(0, blank).split("\n", -1);
        if (head.length < 2
                || head.length > 2 + MAXIMUM_HASHES
                || !head[0].equals(HEADER)
                || !head[1].matches("index (0|[1-9][0-9]{0,17})")) {
            throw new InvalidEvidence("bad-proof", "Not a tlog-proof of version 1 without extra data");
        }
        var hashes = new ArrayList<byte[]>();
        try {
            for (int i = 2; i < head.length; i++) {
                hashes.add(Base64.getDecoder().decode(head[i]));
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("bad-proof", "A hash is not base64", e);
        }
        var note = text.substring(blank + 2).getBytes(StandardCharsets.UTF_8);
        var read = new TlogProof(Long.parseLong(head[1].substring("index ".length())), hashes, note);
        if (!Arrays.equals(proof, read.encode())) { // what is no UTF-8 comes out as other bytes, too
            throw new InvalidEvidence("bad-proof", "The proof has another canonical form");
        }
        return read;
    }

    /**
     * Checks that these entry bytes are logged and that the witnesses have seen it. Throws {@link InvalidEvidence}:
     * {@code bad-proof} when the entry does not lead to the root, else what {@link WitnessQuorum#verify} throws.
     */
    public WitnessQuorum.Proven verify(byte[] entry, WitnessQuorum quorum) {
        var proven = quorum.verify(checkpointNote);
        var checkpoint = proven.checkpoint();
        if (!Merkle.verifyInclusion(Merkle.leafHash(entry), index, checkpoint.size(), hashes, checkpoint.root())) {
            throw new InvalidEvidence("bad-proof", "The entry does not lead to the checkpoint's root");
        }
        return proven;
    }

    /** The checkpoint inside, whose signatures are not judged here. */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(SignedNote.parse(checkpointNote));
    }
}
