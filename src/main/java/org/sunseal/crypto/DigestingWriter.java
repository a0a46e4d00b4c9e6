package org.sunseal.crypto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hashes batches on one thread and writes them on another while the caller prepares the next. Hashing costs as much as
 * all the caller does, so this halves the time on two cores; and while the disk is slow the hashing goes on. At most
 * {@value #UNDER_WAY} batches are under way, which bounds the memory. {@link #take} lends a buffer, {@link #give} hands
 * it over.
 */
final class DigestingWriter implements AutoCloseable {
    private static final int UNDER_WAY = 8;

    private final OutputStream out;
    private final int batchBytes;
    private final MessageDigest digest = ChunkedFile.sha256();
    private final ExecutorService hasher = thread("chunk-hasher");
    private final ExecutorService writer = thread("chunk-writer");
    private final Deque<Batch> underWay = new ArrayDeque<>();
    private long size;

    private record Batch(byte[] bytes, Future<?> hashed, Future<?> written) {}

    DigestingWriter(OutputStream out, int batchBytes) {
        this.out = out;
        this.batchBytes = batchBytes;
    }

    /** A buffer to fill, new or that of the oldest batch; throws what writing that one ran into. */
    byte[] take() throws IOException {
        return underWay.size() < UNDER_WAY ? new byte[batchBytes] : oldest();
    }

    /** Hands over the first {@code length} bytes of a taken buffer, which is no longer the caller's. */
    void give(byte[] buffer, int length) {
        size += length;
        underWay.add(new Batch(buffer, hasher.submit(() -> digest.update(buffer, 0, length)), writer.submit(() -> {
            out.write(buffer, 0, length);
            return null;
        })));
    }

    /** Waits until all is hashed and written; throws what went wrong. */
    void finish() throws IOException {
        while (!underWay.isEmpty()) {
            oldest();
        }
    }

    /** Bytes handed over. */
    long size() {
        return size;
    }

    /** SHA-256 of all bytes; call once, after {@link #finish}. */
    byte[] sha256() {
        return digest.digest();
    }

    /** Ends both threads; what was handed over before still goes its way. */
    @Override
    public void close() {
        hasher.close();
        writer.close();
    }

    private byte[] oldest() throws IOException {
        var batch = underWay.remove();
        try {
            batch.hashed().get();
            batch.written().get();
            return batch.bytes();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while writing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("Writing failed", e.getCause());
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
