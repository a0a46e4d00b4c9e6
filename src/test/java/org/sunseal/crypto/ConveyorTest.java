package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sealing and opening with disks that are full, slow, stuck or broken. */
class ConveyorTest {
    private static final int CHUNK = 16 * 1024;
    private static final byte[] KEY = bytes(32, 1);
    private static final byte[] SALT = bytes(24, 2);
    private static final String CONTEXT = "tbe1/intl-1/T-1/1/1/b.7/1";

    @Test
    void a_full_disk_is_told_as_such() {
        var full = new DiskOf(20 * CHUNK, Duration.ZERO);

        assertThatThrownBy(() ->
                        ChunkedFile.seal(new ByteArrayInputStream(bytes(40 * CHUNK, 14)), full, KEY, SALT, CONTEXT))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    /** The last of many batches fails: those still on their way are waited for, and all threads end. */
    @Test
    void a_failure_leaves_no_thread_behind() throws IOException {
        byte[] sealed = seal(bytes(300 * CHUNK, 15));
        byte[] changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> ChunkedFile.open(
                        new ByteArrayInputStream(changed), OutputStream.nullOutputStream(), KEY, CONTEXT))
                .isInstanceOf(InvalidEvidence.class);
        assertThatThrownBy(() -> ChunkedFile.open(
                        new ByteArrayInputStream(sealed), new DiskOf(200 * CHUNK, Duration.ZERO), KEY, CONTEXT))
                .isInstanceOf(IOException.class);

        ThreadsLeft.assertNone("chunk-");
    }

    @Test
    void a_source_that_cannot_be_read_is_told_as_such() {
        var torn = new SequenceInputStream(new ByteArrayInputStream(bytes(100 * CHUNK, 17)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        });

        assertThatThrownBy(() -> ChunkedFile.seal(torn, OutputStream.nullOutputStream(), KEY, SALT, CONTEXT))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
        ThreadsLeft.assertNone("chunk-");
    }

    @Test
    void what_breaks_on_another_thread_reaches_the_caller() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException("broken");
            }
        };

        assertThatThrownBy(() -> ChunkedFile.seal(new ByteArrayInputStream(bytes(5, 18)), broken, KEY, SALT, CONTEXT))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("broken");
        ThreadsLeft.assertNone("chunk-");
    }

    /** The disk is stuck for longer than anybody waits; whoever interrupts gets the thread back. */
    @Test
    @Timeout(120)
    void an_interruption_ends_the_sealing() throws InterruptedException {
        var stuck = new DiskOf(Integer.MAX_VALUE, Duration.ofHours(1));
        var failure = new AtomicReference<Throwable>();
        var sealing = Thread.ofPlatform().start(() -> {
            try {
                ChunkedFile.seal(new EndlessFile(), stuck, KEY, SALT, CONTEXT);
            } catch (IOException e) {
                failure.set(Thread.currentThread().isInterrupted() ? e : new AssertionError("The flag is lost", e));
            }
        });
        while (sealing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        sealing.interrupt();
        sealing.join();

        assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
        ThreadsLeft.assertNone("chunk-");
    }

    /** Reads on while the disk is stuck only until the batches are used up. */
    @Test
    @Timeout(120)
    void a_stuck_disk_holds_up_the_reading() throws InterruptedException {
        var endless = new EndlessFile();
        var sealing = Thread.ofPlatform().start(() -> assertThatThrownBy(() -> ChunkedFile.seal(
                        endless, new DiskOf(Integer.MAX_VALUE, Duration.ofHours(1)), KEY, SALT, CONTEXT))
                .isInstanceOf(InterruptedIOException.class));
        while (endless.read.get() == 0 || sealing.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(endless.read.get()).isPositive().isLessThanOrEqualTo(4 << 20);

        sealing.interrupt();
        sealing.join();
    }

    @Test
    void a_slow_disk_gets_every_byte_in_order() throws IOException {
        byte[] plain = bytes(400 * CHUNK, 16);
        var slow = new DiskOf(Integer.MAX_VALUE, Duration.ofMillis(5));

        var opened = ChunkedFile.open(new ByteArrayInputStream(seal(plain)), slow, KEY, CONTEXT);

        assertThat(slow.written.toByteArray()).isEqualTo(plain);
        assertThat(opened.plainSha256()).isEqualTo(Framing.sha256(plain));
    }

    /** Zeros without end, and how many of them were taken. */
    private static final class EndlessFile extends InputStream {
        private final AtomicLong read = new AtomicLong();

        @Override
        public int read() {
            read.incrementAndGet();
            return 0;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            read.addAndGet(length);
            return length;
        }
    }

    /** Takes so many bytes, and its time for each write. */
    private static final class DiskOf extends OutputStream {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final int room;
        private final Duration each;

        DiskOf(int room, Duration each) {
            this.room = room;
            this.each = each;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > room - written.size()) {
                throw new IOException("No space left on device");
            }
            LockSupport.parkNanos(each.toNanos());
            written.write(bytes, offset, length);
        }
    }

    private static byte[] seal(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        ChunkedFile.seal(new ByteArrayInputStream(plain), out, KEY, SALT, CONTEXT);
        return out.toByteArray();
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
