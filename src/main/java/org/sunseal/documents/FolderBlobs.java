package org.sunseal.documents;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.Framing;
import org.sunseal.kernel.OnDisk;
import org.sunseal.kernel.Refused;

/**
 * Blobs as files, in folders by the first two bytes of their digest: {@code blobs/ab/cd/abcd…}. A file is written
 * beside, synced, renamed and its folder synced before it counts. File times are cut to the day, because they would
 * group what came together.
 *
 * <p>Two nodes may share the folders. Whoever writes to a draft has it under a name of its own, and no other opens it;
 * the beginning of an upload changes hands by being renamed, which succeeds for one alone.
 */
@ApplicationScoped
@DefaultBean
class FolderBlobs implements Blobs {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 1 << 20;
    private static final Duration ABANDONED = Duration.ofDays(7);

    private final Path blobs;
    private final Path uploads;
    private final Clock clock;
    /** Uploads of which a part is coming in to this node, and where it goes. */
    private final ConcurrentMap<String, Path> running = new ConcurrentHashMap<>();

    FolderBlobs(@ConfigProperty(name = "sunseal.objects") Path root, Clock clock) {
        this.blobs = root.resolve("blobs");
        this.uploads = root.resolve("uploads");
        this.clock = clock;
    }

    /** At every start: what was begun and not gone on with for so long will never be finished. */
    void sweep(@Observes StartupEvent started) throws IOException {
        var probe = Files.createTempFile(Files.createDirectories(uploads), "now", "");
        try (var found = Files.newDirectoryStream(uploads)) {
            // by the disk's own clock, which dated the others too
            var oldest = Files.getLastModifiedTime(probe).toInstant().minus(ABANDONED);
            for (var upload : found) {
                if (isOlder(upload, oldest)) {
                    Files.deleteIfExists(upload);
                }
            }
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean isOlder(Path upload, Instant oldest) throws IOException {
        try {
            return Files.getLastModifiedTime(upload).toInstant().isBefore(oldest);
        } catch (NoSuchFileException e) { // another node goes on with it
            return false;
        }
    }

    @Override
    public String keep(InputStream content) throws IOException {
        var draft = Files.createDirectories(uploads).resolve(UUID.randomUUID().toString());
        try {
            var digest = sha256();
            write(draft, content, Long.MAX_VALUE, digest, StandardOpenOption.CREATE_NEW);
            var sha256 = Framing.hex(digest.digest());
            settle(draft, sha256);
            return sha256;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    @Override
    public boolean holds(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    @Override
    public long size(String sha256) {
        try {
            return Files.size(path(sha256));
        } catch (NoSuchFileException e) {
            throw missing(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream read(String sha256) throws IOException {
        try {
            return Files.newInputStream(path(sha256));
        } catch (NoSuchFileException e) {
            throw missing(sha256);
        }
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    @Override
    public long offset(String upload) throws IOException {
        var begun = uploads.resolve(checked(upload));
        try {
            return Files.size(running.getOrDefault(upload, begun));
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    @Override
    public long append(String upload, String sha256, long from, long total, InputStream part) throws IOException {
        checked(sha256);
        if (holds(sha256)) {
            return total;
        }
        var begun = Files.createDirectories(uploads).resolve(checked(upload));
        var draft = uploads.resolve(UUID.randomUUID().toString());
        if (running.putIfAbsent(upload, draft) != null) {
            throw new Refused(DocumentRefusal.UPLOAD_IN_PROGRESS, "Another part of this upload is still coming in");
        }
        try {
            if (from > 0) {
                claim(begun, draft, from);
            }
            return appendAlone(draft, sha256, from, total, part);
        } finally {
            if (Files.exists(draft)) { // the next part goes on from here
                Files.move(draft, begun, StandardCopyOption.ATOMIC_MOVE);
            } else if (holds(sha256)) {
                Files.deleteIfExists(begun);
            }
            running.remove(upload);
        }
    }

    /** Makes ours alone what has arrived so far. Whoever finds nothing there may still begin anew. */
    private static void claim(Path begun, Path draft, long from) throws IOException {
        long before = 0;
        try {
            Files.move(begun, draft, StandardCopyOption.ATOMIC_MOVE);
            before = Files.size(draft);
        } catch (NoSuchFileException e) {
            // nothing has arrived, or another node is taking the next part
        }
        if (from != before) {
            throw new Refused(
                    DocumentRefusal.UPLOAD_OFFSET, "The next part begins at %d, not at %d".formatted(before, from));
        }
    }

    private long appendAlone(Path draft, String sha256, long from, long total, InputStream part) throws IOException {
        var digest = sha256();
        var after =
                from + write(draft, part, total - from, digest, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (after < total) {
            return after;
        }
        // a whole upload in one part was digested in passing; else the parts are read once more, together
        var found = Framing.hex(from == 0 ? digest.digest() : digestOf(draft));
        if (!found.equals(sha256)) {
            Files.delete(draft);
            throw new Refused(
                    DocumentRefusal.DIGEST_MISMATCH,
                    "All %d bytes came, but their SHA-256 is %s".formatted(total, found));
        }
        settle(draft, sha256);
        return total;
    }

    /**
     * Writes at most {@code limit} bytes and syncs them; what came before a broken connection stays, for the next part
     * to go on.
     */
    private static long write(
            Path file, InputStream content, long limit, MessageDigest digest, StandardOpenOption... options)
            throws IOException {
        var open = new StandardOpenOption[options.length + 1];
        System.arraycopy(options, 0, open, 0, options.length);
        open[options.length] = StandardOpenOption.WRITE;
        long written = 0;
        try (var channel = FileChannel.open(file, open)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                if (read > limit - written) {
                    throw new Refused(DocumentRefusal.UPLOAD_TOO_LONG, "More bytes came than were announced");
                }
                digest.update(buffer, 0, read);
                for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
                written += read;
            }
            channel.force(true);
        }
        return written;
    }

    private void settle(Path draft, String sha256) throws IOException {
        var target = path(sha256);
        var folder = Files.createDirectories(folder(sha256));
        var day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        Files.setLastModifiedTime(draft, FileTime.from(day));
        OnDisk.move(draft, target);
        OnDisk.syncFolder(folder.resolve("..").normalize()); // the folders above may be new too
        OnDisk.syncFolder(blobs);
    }

    private static byte[] digestOf(Path file) throws IOException {
        var digest = sha256();
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private Path path(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return blobs.resolve(checked(sha256).substring(0, 2)).resolve(sha256.substring(2, 4));
    }

    /** Names come from outside: nothing but a digest may become part of a path. */
    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw missing(name.substring(0, Math.min(name.length(), 64)));
        }
        return name;
    }

    private static Refused missing(String sha256) {
        return new Refused(DocumentRefusal.NO_SUCH_BLOB, "Nothing is stored under " + sha256);
    }
}
