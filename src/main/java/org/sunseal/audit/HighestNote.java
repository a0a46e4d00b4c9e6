package org.sunseal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;
import org.sunseal.kernel.OnDisk;

/**
 * The largest checkpoint ever signed here, kept in a file outside the database and its backups. Whoever restores the
 * database from an old backup would otherwise sign a second history without noticing (protocol 9.2). On a new machine
 * the operator puts the newest note there that a witness holds (ADR 0029).
 */
final class HighestNote {
    private final Path file;

    HighestNote(Path file) {
        this.file = file;
    }

    /** What was kept last; empty before the first tick ever. */
    synchronized Optional<Checkpoint> read() {
        return note().map(Checkpoint::parse);
    }

    /**
     * As {@link #read}, believing only what the log itself signed: a person may have put the file there.
     *
     * @throws InvalidEvidence if it holds anything else
     */
    synchronized Optional<Checkpoint> readSigned(NoteKey logKey) {
        return note().map(note -> Checkpoint.signed(note, logKey));
    }

    /**
     * Puts the note on disk, all of it or nothing, before it is shown to anybody; one that is not larger changes
     * nothing.
     */
    synchronized void keep(SignedNote note) {
        long size = Checkpoint.parse(note).size();
        if (read().filter(kept -> kept.size() >= size).isPresent()) {
            return;
        }
        try {
            OnDisk.replace(file, note.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, for people. */
    @Override
    public String toString() {
        return file.toString();
    }

    private Optional<SignedNote> note() {
        try {
            return Files.exists(file) ? Optional.of(SignedNote.parse(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
