package org.sunseal.audit.proof;

/**
 * Where the files of a log come from: a server, a folder, the platform's own tables. Paths are those of C2SP tlog-tiles
 * below the log's prefix: {@code checkpoint}, {@code tile/0/x001/067}, {@code tile/entries/000.p/16}.
 */
@FunctionalInterface
public interface TileSource {
    /**
     * The bytes at that path.
     *
     * @throws java.io.UncheckedIOException when they are not there (its cause is a {@link java.nio.file.NoSuchFileException})
     *     or cannot be had
     */
    byte[] fetch(String path);
}
