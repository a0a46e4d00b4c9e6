package org.sunseal.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A file that outlives a power cut once {@link #force} has returned. It is written past the system's page cache, in large
 * pieces: the disk works beside the processor and not after it, nothing is copied into pages that nobody will read soon,
 * and a bid of gigabytes does not drive out what others have there. A short rest at the end, and everything on a file
 * system that knows no such writes, goes through the cache. For one writing thread at a time.
 */
public final class DurableFile extends OutputStream {
    /** Bytes written at once: whole blocks of the disk, and enough of them to keep it busy. */
    private static final int PIECE = 1 << 20;

    /** Where a piece may lie in memory, in bytes; a disk that asks for more gets its data through the cache. */
    private static final int ALIGNMENT = 4096;

    /** Of the JDK but not of Java SE, hence by its name; a runtime without it goes through the cache. */
    private static final Optional<OpenOption> DIRECT = direct();

    /**
     * Pieces of files that are closed. They lie outside the heap, where the collector is late to clear up, and are not
     * left to the channel: for direct writes it takes memory outside the heap and never frees it (seen in JDK 25).
     */
    private static final Queue<ByteBuffer> SPARE = new ConcurrentLinkedQueue<>();

    private final FileChannel cached;
    private @Nullable FileChannel direct;
    private @Nullable ByteBuffer piece;
    private long before;

    /** Writes the file anew, whatever was there. */
    public DurableFile(Path file) throws IOException {
        this.cached = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.direct = direct(file);
        this.piece = Objects.requireNonNullElseGet(SPARE.poll(), () -> ByteBuffer.allocateDirect(PIECE + ALIGNMENT)
                .alignedSlice(ALIGNMENT)
                .slice(0, PIECE));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var filling = piece();
        for (int at = offset, end = offset + length; at < end; ) {
            int fits = Math.min(end - at, filling.remaining());
            filling.put(bytes, at, fits);
            at += fits;
            if (!filling.hasRemaining()) {
                writePiece(filling);
            }
        }
    }

    /** Returns when all that was written lies on the disk. */
    public void force() throws IOException {
        write(piece(), cached); // the rest; it stays in the piece, in case more is written
        cached.force(true);
    }

    /** Hands over all that was written, as other files do, without waiting for the disk. */
    @Override
    public void close() throws IOException {
        var last = piece;
        if (last == null) {
            return;
        }
        piece = null; // given away: this file must not touch it again
        try (cached) {
            write(last, cached);
        } finally {
            SPARE.add(last.clear());
            closeDirect();
        }
    }

    private void writePiece(ByteBuffer full) throws IOException {
        if (direct != null) {
            try {
                write(full, direct);
            } catch (IOException e) { // it could be opened so, but not written; a broken disk says so once more below
                closeDirect();
            }
        }
        if (direct == null) {
            write(full, cached);
        }
        before += PIECE;
        full.clear();
    }

    /** Writes what a piece holds so far to its place in the file. */
    private void write(ByteBuffer held, FileChannel channel) throws IOException {
        for (var left = held.duplicate().flip(); left.hasRemaining(); ) {
            channel.write(left, before + left.position());
        }
    }

    private ByteBuffer piece() throws IOException {
        if (piece == null) {
            throw new ClosedChannelException();
        }
        return piece;
    }

    private void closeDirect() throws IOException {
        if (direct != null) {
            direct.close();
            direct = null;
        }
    }

    private static @Nullable FileChannel direct(Path file) {
        try {
            return DIRECT.isEmpty() ? null : FileChannel.open(file, StandardOpenOption.WRITE, DIRECT.get());
        } catch (IOException | UnsupportedOperationException e) { // as tmpfs says before Linux 6.6, and devices
            return null;
        }
    }

    private static Optional<OpenOption> direct() {
        try {
            return Arrays.stream(Class.forName("com.sun.nio.file.ExtendedOpenOption")
                            .asSubclass(OpenOption.class)
                            .getEnumConstants())
                    .filter(each -> each.toString().equals("DIRECT"))
                    .<OpenOption>map(each -> each)
                    .findFirst();
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
