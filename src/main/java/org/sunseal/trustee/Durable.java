package org.sunseal.trustee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Files that outlive a power cut: when a method here returns, the bytes and the name they stand under are on the disk.
 */
final class Durable {
    private Durable() {}

    /** Makes a folder, with those above it, that only its owner may enter (mode 700). */
    static void folder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                syncFolder(parent(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the bytes under that name, replacing what was there at once or not at all. Mode 600. */
    static void replace(Path file, byte[] bytes) {
        var draft = file.resolveSibling(file.getFileName() + ".draft");
        try {
            Files.deleteIfExists(draft); // left by a crash; nothing was promised from it
            createPrivate(draft);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                writeFully(channel, bytes);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(parent(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps bytes for good. The same bytes again are fine; other bytes under the same name are a promise broken.
     *
     * @throws IllegalStateException when the file already holds something else
     */
    static void keep(Path file, byte[] bytes) {
        if (Files.exists(file)) {
            if (!Arrays.equals(read(file), bytes)) {
                throw new IllegalStateException(file + " is written once and holds other bytes");
            }
            return;
        }
        replace(file, bytes);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file for good; that it is not there is fine. */
    static void delete(Path file) {
        try {
            if (Files.deleteIfExists(file)) {
                syncFolder(parent(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names in a folder, sorted. */
    static List<String> names(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an empty file that only its owner may read (mode 600) and puts its name on the disk. */
    static void createPrivate(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            syncFolder(parent(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true); // a new name is lost in a power cut until its folder is synced too
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "the root folder has no parent");
    }
}
