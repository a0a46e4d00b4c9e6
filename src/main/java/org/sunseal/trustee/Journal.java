package org.sunseal.trustee;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;

/**
 * A file of facts that only grows. {@link #append} returns when the fact is on the disk, so whatever the agent says
 * afterwards it can still stand by after a power cut.
 *
 * <p>A record is {@code length (4) || CRC-32C (4) || canonical JSON}. An incomplete last record is cut off when the
 * file is opened: its append never returned, so nothing was promised from it. Damage anywhere else, a length that hides
 * the records behind it included, stops the agent, for it cannot know what it forgot.
 */
final class Journal implements AutoCloseable {
    private static final int LARGEST_RECORD = 16 << 20;

    private final Path file;
    private final FileChannel channel;
    private boolean torn;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens the journal, making it if need be, and hands over every record in the order it was written.
     *
     * @throws IllegalStateException when a record before the last is damaged
     */
    static Journal open(Path file, Consumer<Fields> each) {
        try {
            if (!Files.exists(file)) {
                Durable.createPrivate(file);
            }
            long sound = replay(file, each);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(sound);
            channel.position(sound);
            channel.force(true);
            return new Journal(file, channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one record and waits until the disk has it. */
    synchronized void append(Map<String, ? extends @Nullable Object> record) {
        if (torn) {
            throw new IllegalStateException(file + " failed to take a record; restart the agent to read what it holds");
        }
        byte[] body = CanonicalJson.write(record);
        if (body.length > LARGEST_RECORD) {
            throw new IllegalArgumentException("A record of %d bytes".formatted(body.length));
        }
        var frame = ByteBuffer.allocate(2 * Integer.BYTES + body.length)
                .putInt(body.length)
                .putInt(checksum(body))
                .put(body);
        torn = true; // until the write is known to be whole, nothing may follow it
        try {
            Durable.writeFully(channel, frame.array());
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        torn = false;
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the length up to which the file is sound. */
    private static long replay(Path file, Consumer<Fields> each) throws IOException {
        long end = Files.size(file);
        long position = 0;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (end - position >= 2 * Integer.BYTES) {
                int length = in.readInt();
                int expected = in.readInt();
                long next = position + 2 * Integer.BYTES + length;
                if (length < 0 || length > LARGEST_RECORD) {
                    throw damaged(file, position);
                }
                byte[] body = in.readNBytes(length);
                if (body.length < length || checksum(body) != expected) {
                    if (next < end || holdsRecord(body)) {
                        throw damaged(file, position);
                    }
                    return position; // the last record, written in part
                }
                each.accept(Fields.read(body));
                position = next;
            }
        }
        return position;
    }

    /**
     * Whether a whole record stands somewhere in these bytes: then they are no torn end, but the length before them is
     * damaged. No text reads as a length, so hardly a checksum is computed in vain.
     */
    private static boolean holdsRecord(byte[] bytes) {
        var frame = ByteBuffer.wrap(bytes);
        for (int at = 0; at + 2 * Integer.BYTES < bytes.length; at++) {
            int length = frame.getInt(at);
            int from = at + 2 * Integer.BYTES;
            if (length > 0
                    && length <= bytes.length - from
                    && checksum(Arrays.copyOfRange(bytes, from, from + length)) == frame.getInt(at + Integer.BYTES)) {
                return true;
            }
        }
        return false;
    }

    private static IllegalStateException damaged(Path file, long position) {
        return new IllegalStateException(
                "%s is damaged at byte %d; restore it, never shorten it".formatted(file, position));
    }

    private static int checksum(byte[] body) {
        var crc = new CRC32C();
        crc.update(body);
        return (int) crc.getValue();
    }
}
