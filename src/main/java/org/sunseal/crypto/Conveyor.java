package org.sunseal.crypto;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Carries batches on from a caller who reads and enciphers them: one thread hashes what was read, one hashes what was
 * made of it, and one writes that. Each SHA-256 costs several times what AES-GCM does, and the copies to and from the
 * page cache may cost as much again, so no two of these share a thread. At most {@value #UNDER_WAY} batches are under
 * way, which bounds the memory. {@link #take} lends a batch, {@link #give} hands it over.
 */
final class Conveyor implements AutoCloseable {
    private static final int UNDER_WAY = 8;

    private final OutputStream out;
    private final int sourceBytes;
    private final int resultBytes;
    private final Digester sourceDigester = new Digester("chunk-hasher-source");
    private final Digester resultDigester = new Digester("chunk-hasher-result");
    private final ExecutorService writer = thread("chunk-writer");
    private final Deque<OnItsWay> underWay = new ArrayDeque<>();

    /** Two buffers to fill: {@code source} with what is read, {@code result} with what becomes of it. */
    record Batch(byte[] source, byte[] result) {}

    private record OnItsWay(Batch batch, List<Future<?>> steps) {}

    /** SHA-256 on a thread of its own. */
    private static final class Digester {
        private final MessageDigest digest = ChunkedFile.sha256();
        private final ExecutorService thread;
        private long size;

        Digester(String name) {
            this.thread = thread(name);
        }

        Future<?> update(byte[] bytes, int length) {
            size += length;
            return thread.submit(() -> digest.update(bytes, 0, length));
        }
    }

    /** {@code out} is not closed; the buffers of every batch have these lengths. */
    Conveyor(OutputStream out, int sourceBytes, int resultBytes) {
        this.out = out;
        this.sourceBytes = sourceBytes;
        this.resultBytes = resultBytes;
    }

    /** A batch to fill, new or the oldest one; throws what went wrong with that. */
    Batch take() throws IOException {
        return underWay.size() < UNDER_WAY ? new Batch(new byte[sourceBytes], new byte[resultBytes]) : oldest();
    }

    /** Hands over a taken batch, filled with so many bytes; it is no longer the caller's. */
    void give(Batch batch, int source, int result) {
        underWay.add(new OnItsWay(
                batch,
                List.of(
                        sourceDigester.update(batch.source(), source),
                        resultDigester.update(batch.result(), result),
                        writer.submit(() -> {
                            out.write(batch.result(), 0, result);
                            return null;
                        }))));
    }

    /** Waits until all is hashed and written; throws what went wrong. */
    void finish() throws IOException {
        while (!underWay.isEmpty()) {
            oldest();
        }
    }

    /** Bytes read. */
    long sourceSize() {
        return sourceDigester.size;
    }

    /** SHA-256 of all bytes read; call once, after {@link #finish}. */
    byte[] sourceSha256() {
        return sourceDigester.digest.digest();
    }

    /** Bytes written. */
    long resultSize() {
        return resultDigester.size;
    }

    /** SHA-256 of all bytes written; call once, after {@link #finish}. */
    byte[] resultSha256() {
        return resultDigester.digest.digest();
    }

    /** Waits for the end of all three threads; what was handed over still goes its way, unless this is interrupted. */
    @Override
    public void close() {
        sourceDigester.thread.close();
        resultDigester.thread.close();
        writer.close();
    }

    private Batch oldest() throws IOException {
        var oldest = underWay.remove();
        try {
            for (var step : oldest.steps()) {
                step.get();
            }
            return oldest.batch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while writing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException("Hashing or writing failed", e.getCause());
        }
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }
}
