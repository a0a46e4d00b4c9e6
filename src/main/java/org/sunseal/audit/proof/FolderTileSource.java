package org.sunseal.audit.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The log as files in a folder, laid out like its paths; {@link LogCopy} writes such a folder. */
public final class FolderTileSource implements TileSource {
    private final Path folder;

    public FolderTileSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public byte[] fetch(String path) {
        try {
            if (!path.equals("checkpoint") && TilePath.parse(path).isEmpty()) {
                throw new NoSuchFileException(path); // also what would lead out of the folder
            }
            return Files.readAllBytes(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
