package org.sunseal.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TileSource;

/**
 * One copy of the log for all who ask for evidence. A full tile never changes, whatever checkpoint comes next, so each
 * is fetched from the database once; only what still grows is asked for again. Readers check every tile against the
 * checkpoint they hold, so nothing rests on this copy.
 */
final class KeptTiles implements TileSource {
    private final TileSource origin;
    private final Path folder;

    /**
     * A copy that begins empty.
     *
     * @param folder for us alone
     */
    KeptTiles(TileSource origin, Path folder) {
        this.origin = origin;
        this.folder = folder;
    }

    @Override
    public byte[] fetch(String path) {
        if (TilePath.parse(path).filter(TilePath::full).isEmpty()) {
            return origin.fetch(path);
        }
        var file = folder.resolve(path);
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            var bytes = origin.fetch(path);
            keep(file, bytes);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under its name at once or not at all: others are reading. */
    private static void keep(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        var draft = file.resolveSibling(UUID.randomUUID().toString());
        try {
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
