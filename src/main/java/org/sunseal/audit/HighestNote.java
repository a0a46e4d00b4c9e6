package org.sunseal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.SignedNote;
import org.sunseal.kernel.OnDisk;

/**
 * The largest checkpoint ever signed here, kept in a file outside the database. Whoever restores the database from an
 * old backup would otherwise sign a second history without noticing (protocol 9.2).
 */
final class HighestNote {
    private final Path file;

    HighestNote(Path file) {
        this.file = file;
    }

    /** What was kept last; empty before the first tick ever. */
    synchronized Optional<Checkpoint> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
