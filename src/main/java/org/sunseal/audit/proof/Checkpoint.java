package org.sunseal.audit.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/**
 * What the log claims at one moment: its name, number of entries and root. C2SP tlog-checkpoint without extension
 * lines, commit 5ba5ee83.
 */
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0 || root.length != Merkle.HASH_SIZE) {
            throw new InvalidEvidence("malformed-checkpoint", "Not a checkpoint");
        }
    }

    /** The three lines that are signed: origin, size, base64 of the root. */
    public String noteText() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** SHA-256 of {@link #noteText}: what the time-stamp of a receipt covers (protocol 5.5). */
    public byte[] noteSha256() {
        return Framing.sha256(noteText().getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the text of a note whose signatures the caller judges; else {@code malformed-checkpoint}. */
    public static Checkpoint parse(SignedNote note) {
        return parse(note.text());
    }

    /** Reads three lines of note text. */
    public static Checkpoint parse(String noteText) {
        var lines = noteText.split("\n", -1);
        if (lines.length != 4 || !lines[1].matches("0|[1-9][0-9]{0,17}") || !lines[3].isEmpty()) {
            throw new InvalidEvidence("malformed-checkpoint", "A checkpoint has three lines");
        }
        try {
            var read = new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
            if (read.noteText().equals(noteText)) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidEvidence("malformed-checkpoint", "The root is not base64", e);
        }
        throw new InvalidEvidence("malformed-checkpoint", "The checkpoint has another canonical form");
    }

    /**
     * Reads a note the log itself signed: its name is the origin, its signature verifies; else {@code bad-signature}.
     */
    public static Checkpoint signed(SignedNote note, NoteKey logKey) {
        var checkpoint = parse(note);
        if (!checkpoint.origin().equals(logKey.name()) || !logKey.verify(note)) {
            throw new InvalidEvidence("bad-signature", "The checkpoint is not signed by " + logKey.name());
        }
        return checkpoint;
    }
}
