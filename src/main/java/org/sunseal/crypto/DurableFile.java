package org.sunseal.crypto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A file that outlives a power cut once {@link #force} has returned. While it grows, a thread lets the system write back
 * what has come so far, so that the disk works beside the processor and not after it. For one writing thread at a time.
 */
public final class DurableFile extends OutputStream {
    private static final long STEP = 64L << 20;

    private final FileChannel channel;
    private final ExecutorService syncer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("file-syncer").factory());
    private @Nullable Future<?> syncing;
    private long sinceSync;

    /** Writes the file anew, whatever was there. */
    public DurableFile(Path file) throws IOException {
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var left = ByteBuffer.wrap(bytes, offset, length); left.hasRemaining(); ) {
            channel.write(left);
        }
        sinceSync += length;
        if (sinceSync >= STEP && (syncing == null || syncing.isDone())) {
            sinceSync = 0;
            awaitSync();
            syncing = syncer.submit(() -> {
                channel.force(false);
                return null;
            });
        }
    }

    /** Returns when all that was written lies on the disk. */
    public void force() throws IOException {
        awaitSync();
        channel.force(true);
    }

    /** The system tells of bytes it could not write back only once, so what it told the other thread must not be lost. */
    private void awaitSync() throws IOException {
        try {
            if (syncing != null) {
                syncing.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the disk");
        } catch (ExecutionException e) {
            throw new IOException("The disk did not take what was written", e.getCause());
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            syncer.close();
        }
    }
}
