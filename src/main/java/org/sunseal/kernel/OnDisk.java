package org.sunseal.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Files that outlive a power cut: when a method here returns, the bytes and the name they stand under are on the disk.
 */
public final class OnDisk {
    private OnDisk() {}

    /**
     * Puts the bytes under that name, replacing what was there at once or not at all. The folder must exist.
     *
     * @param attributes what the file is created with, such as its mode
     */
    public static void replace(Path file, byte[] bytes, FileAttribute<?>... attributes) throws IOException {
        var draft = file.resolveSibling(".%s.%s".formatted(file.getFileName(), UUID.randomUUID()));
        try {
            write(draft, bytes, attributes);
            move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Gives a file that is synced already its final name in the same file system. */
    public static void move(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"));
    }

    /** Makes the names in a folder last: without this a power cut may lose a file whose bytes were synced. */
    public static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void write(Path file, byte[] bytes, FileAttribute<?>... attributes) throws IOException {
        var fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, fresh, attributes)) {
            for (var left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
