package org.sunseal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;

/**
 * A witness's statement under a checkpoint: at this second, this was the largest consistent tree it had seen. C2SP
 * tlog-cosignature v1 (Ed25519, type 0x04), commit 5ba5ee83.
 */
public final class Cosignatures {
    private static final int SIGNATURE_SIZE = 64;

    private Cosignatures() {}

    /** The witness's line for this note text. The time is cut to whole seconds. */
    public static SignatureLine sign(String name, KeyPair pair, String noteText, Instant at) {
        var key = NoteKey.of(name, NoteKey.COSIGNATURE, pair.getPublic());
        long seconds = at.getEpochSecond();
        byte[] signature = NoteSigner.ed25519(pair.getPrivate(), message(seconds, noteText));
        var timed = ByteBuffer.allocate(Long.BYTES + SIGNATURE_SIZE)
                .putLong(seconds)
                .put(signature);
        return new SignatureLine(name, key.keyId(), timed.array());
    }

    /**
     * The time at which that witness cosigned the note, or empty when it did not. Of several lines by one witness the
     * earliest counts. A line that names the key and does not verify spoils the note: {@code bad-signature}.
     */
    public static Optional<Instant> verify(NoteKey witness, SignedNote note) {
        if (witness.type() != NoteKey.COSIGNATURE) {
            throw new IllegalArgumentException("%s is not a cosignature key".formatted(witness.name()));
        }
        return note.lines().stream()
                .filter(line -> line.isOf(witness))
                .map(line -> time(witness, note.text(), line))
                .min(Instant::compareTo);
    }

    private static Instant time(NoteKey witness, String noteText, SignatureLine line) {
        var in = ByteBuffer.wrap(line.signature());
        if (in.remaining() == Long.BYTES + SIGNATURE_SIZE) {
            long seconds = in.getLong();
            byte[] signature = new byte[SIGNATURE_SIZE];
            in.get(signature);
            if (seconds >= 0
                    && seconds <= Instant.MAX.getEpochSecond()
                    && witness.verifies(message(seconds, noteText), signature)) {
                return Instant.ofEpochSecond(seconds);
            }
        }
        throw new InvalidEvidence("bad-signature", "The cosignature of %s does not verify".formatted(witness.name()));
    }

    private static byte[] message(long seconds, String noteText) {
        return ("cosignature/v1\ntime " + seconds + "\n" + noteText).getBytes(StandardCharsets.UTF_8);
    }
}
