package org.sunseal.crypto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Hashes and writes batches on a thread of its own while the caller prepares the next one: one batch is being written,
 * one being filled, never more. {@link #take} lends a buffer, {@link #give} hands it over.
 */
final class DigestingWriter implements AutoCloseable {
    private final OutputStream out;
    private final MessageDigest digest = ChunkedFile.sha256();
    private final byte[][] buffers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("chunk-writer").factory());
    private Future<?> pending = CompletableFuture.completedFuture(null);
    private int turn;
    private long size;

    DigestingWriter(OutputStream out, int batchBytes) {
        this.out = out;
        this.buffers = new byte[2][batchBytes];
    }

    /** A buffer to fill. It is free: its last content was written before the other buffer was handed over. */
    byte[] take() {
        turn ^= 1;
        return buffers[turn];
    }

    /** Hands over the first {@code length} bytes of a taken buffer; throws what the batch before it ran into. */
    void give(byte[] buffer, int length) throws IOException {
        finish();
        size += length;
        pending = thread.submit(() -> {
            digest.update(buffer, 0, length);
            out.write(buffer, 0, length);
            return null;
        });
    }

    /** Waits until all is written; throws what went wrong. */
    void finish() throws IOException {
        try {
            pending.get();
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

    /** Bytes handed over. */
    long size() {
        return size;
    }

    /** SHA-256 of all bytes; call once, after {@link #finish}. */
    byte[] sha256() {
        return digest.digest();
    }

    @Override
    public void close() {
        thread.close();
    }
}
