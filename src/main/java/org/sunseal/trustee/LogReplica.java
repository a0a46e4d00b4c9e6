package org.sunseal.trustee;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

/**
 * Every entry of the log, downloaded and hashed by this agent itself (protocol 9.1). It grows only by entries that lead
 * to the root of a checkpoint the platform signed, and is synced before {@link #extend} returns.
 *
 * <p>One file, entries behind 16-bit lengths as in a C2SP entry bundle. In memory there is a milestone every {@value
 * #STRIDE} entries, so the root at any earlier size costs reading at most that many. A start reads the file once and so
 * proves it undamaged; a year's 17 GB take minutes.
 *
 * <p>One thread extends it; others may ask at the same time.
 */
final class LogReplica implements AutoCloseable {
    private static final int STRIDE = 1 << 14;
    private static final int LARGEST_ENTRY = 0xffff;

    /** Whom opening and {@link #extend} hand the entries to, in order. */
    interface Reader {
        void read(long index, byte[] entry);
    }

    /** Where new entries come from: {@code from} inclusive, {@code to} exclusive; may return fewer, never none. */
    interface Source {
        List<byte[]> entries(long from, long to) throws IOException, InterruptedException;
    }

    /** The tree as it stood at some size, and where the next entry begins in the file. */
    private record Milestone(byte[] range, long position) {}

    /** The replica as it will be, if the root turns out right. */
    private static final class Growth {
        private final CompactRange range;
        private final List<Milestone> milestones;
        private long end;

        Growth(CompactRange range, long end, List<Milestone> milestones) {
            this.range = range;
            this.end = end;
            this.milestones = milestones;
        }

        void take(byte[] entry) {
            range.append(Merkle.leafHash(entry));
            end += Short.BYTES + entry.length;
            if (range.size() % STRIDE == 0) {
                milestones.add(new Milestone(range.encode(), end));
            }
        }
    }

    private final Path file;
    private final FileChannel channel;
    private final List<Milestone> milestones = new ArrayList<>();
    private CompactRange range = new CompactRange();
    private long end;

    /**
     * Opens the file up to the size last vouched for, and forgets what lies behind it: that was downloaded and never
     * promised.
     *
     * @param size entries this agent has cosigned
     * @param root root it cosigned at that size
     * @throws IllegalStateException when the file does not lead to that root: the agent's memory is damaged and it must
     *     not sign
     */
    LogReplica(Path file, long size, byte[] root, Reader reader) {
        this.file = file;
        try {
            if (!Files.exists(file)) {
                Durable.createPrivate(file);
            }
            this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            milestones.add(new Milestone(range.encode(), 0));
            var known = new Growth(range, 0, milestones);
            try (var in = from(0)) {
                while (range.size() < size) {
                    byte[] entry = next(in);
                    known.take(entry);
                    reader.read(range.size() - 1, entry);
                }
            } catch (EOFException e) {
                throw new IllegalStateException("%s ends before the %d entries cosigned".formatted(file, size), e);
            }
            if (!Arrays.equals(range.root(), root)) {
                throw new IllegalStateException(file + " does not lead to the root cosigned at " + size);
            }
            end = known.end;
            channel.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized long size() {
        return range.size();
    }

    synchronized byte[] root() {
        return range.root();
    }

    /**
     * Takes the entries up to this checkpoint, if they lead to its root, and hands them to the reader once they are on
     * disk. Nobody waits for the download: until it is proved, the replica stays as it was.
     *
     * @throws InvalidEvidence {@code forked-log} when the platform signed a tree that does not contain what is held
     *     here; nothing is taken then
     * @throws IOException when the entries could not be fetched
     */
    void extend(Checkpoint checkpoint, Source source, Reader reader) throws IOException, InterruptedException {
        var growth = new Growth(range.copy(), end, new ArrayList<>());
        try {
            while (growth.range.size() < checkpoint.size()) {
                write(growth, source.entries(growth.range.size(), checkpoint.size()), checkpoint.size());
            }
            if (growth.range.size() != checkpoint.size() || !Arrays.equals(growth.range.root(), checkpoint.root())) {
                throw new InvalidEvidence(
                        "forked-log",
                        "The checkpoint of size %d does not continue the log held here".formatted(checkpoint.size()));
            }
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            channel.truncate(end);
            throw e;
        }
        long first = range.size();
        long position = end;
        adopt(growth);
        try (var in = from(position)) {
            for (long index = first; index < checkpoint.size(); index++) {
                reader.read(index, next(in));
            }
        }
    }

    private synchronized void adopt(Growth growth) {
        range = growth.range;
        end = growth.end;
        milestones.addAll(growth.milestones);
    }

    /**
     * The root the log had at that size.
     *
     * @throws IllegalArgumentException beyond {@link #size}
     */
    synchronized byte[] rootAt(long size) {
        if (size < 0 || size > range.size()) {
            throw new IllegalArgumentException("%d of %d entries".formatted(size, range.size()));
        }
        if (size == range.size()) {
            return range.root();
        }
        var milestone = milestones.get((int) (size / STRIDE));
        var upTo = CompactRange.decode(milestone.range());
        try (var in = from(milestone.position())) {
            while (upTo.size() < size) {
                upTo.append(Merkle.leafHash(next(in)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return upTo.root();
    }

    /** {@link #rootAt} in hex, as messages write it. */
    String rootHexAt(long size) {
        return Framing.hex(rootAt(size));
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Growth growth, List<byte[]> entries, long limit) throws IOException {
        if (entries.isEmpty()) {
            throw new IOException("The log serves no entries from " + growth.range.size());
        }
        channel.position(growth.end);
        for (var entry : entries.subList(0, (int) Math.min(entries.size(), limit - growth.range.size()))) {
            if (entry.length > LARGEST_ENTRY) {
                throw new InvalidEvidence("malformed-log", "An entry of %d bytes".formatted(entry.length));
            }
            Durable.writeFully(channel, EntryBundle.frame(entry));
            growth.take(entry);
        }
    }

    private DataInputStream from(long position) throws IOException {
        var reading = FileChannel.open(file, StandardOpenOption.READ).position(position);
        return new DataInputStream(new BufferedInputStream(Channels.newInputStream(reading)));
    }

    private static byte[] next(DataInputStream in) throws IOException {
        byte[] entry = new byte[in.readUnsignedShort()];
        in.readFully(entry);
        return entry;
    }
}
