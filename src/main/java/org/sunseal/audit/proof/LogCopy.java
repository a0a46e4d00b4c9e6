package org.sunseal.audit.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sunseal.crypto.SignedNote;

/** Writes a log, up to one checkpoint, into a folder that {@link Fsck} and {@link LogReader} read: part of the evidence. */
public final class LogCopy {
    private LogCopy() {}

    /**
     * Copies all tiles and entries below that checkpoint, checked against its root, and the note itself. The note's
     * signatures are the caller's to judge.
     */
    public static void write(TileSource source, byte[] checkpointNote, Path folder) {
        var checkpoint = Checkpoint.parse(SignedNote.parse(checkpointNote));
        var tree = TileTree.verified(source, checkpoint);
        try {
            for (int level = TilePath.ENTRIES; level <= TilePath.MAXIMUM_LEVEL; level++) {
                long number = 0;
                for (var path = TilePath.in(checkpoint.size(), level, number);
                        path.isPresent();
                        path = TilePath.in(checkpoint.size(), level, ++number)) {
                    var file = folder.resolve(path.get().path());
                    Files.createDirectories(file.resolveSibling("."));
                    Files.write(file, tree.bytes(path.get()));
                }
            }
            Files.write(folder.resolve("checkpoint"), checkpointNote);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
