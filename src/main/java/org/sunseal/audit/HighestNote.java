package org.sunseal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.SignedNote;

/**
 * The largest checkpoint ever signed here, kept in a file outside the database. Whoever restores the database from an old
 * backup would otherwise sign a second history without noticing (protocol 9.2).
 */
final class HighestNote {
    private final Path file;

    HighestNote(Path file) {
        this.file = file;
    }

    /** What was kept last; empty before the first tick ever. */
    Optional<Checkpoint> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Checkpoint.parse(SignedNote.parse(Files.readAllBytes(file))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the note on disk, all of it or nothing, before it is shown to anybody. */
    void keep(SignedNote note) {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (var channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap(note.encode());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var folder = FileChannel.open(file.toAbsolutePath().resolveSibling(""))) {
                folder.force(true); // the new name must survive a power cut too
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
