package org.sunseal.documents;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.Framing;
import org.sunseal.kernel.Refused;

/**
 * Blobs as files, in folders by the first two bytes of their digest: {@code blobs/ab/cd/abcd…}. A file is written
 * beside, synced, renamed and its folder synced before it counts. File times are cut to the day, because they would
 * group what came together.
 */
@ApplicationScoped
@DefaultBean
class FolderBlobs implements Blobs {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path blobs;
    private final Path uploads;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    FolderBlobs(@ConfigProperty(name = "sunseal.objects") Path root, Clock clock) {
        this.blobs = root.resolve("blobs");
        this.uploads = root.resolve("uploads");
        this.clock = clock;
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
        try {
            return Files.size(uploads.resolve(checked(upload)));
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
        if (!running.add(checked(upload))) {
            throw new Refused(DocumentRefusal.UPLOAD_IN_PROGRESS, "Another part of this upload is still coming in");
        }
        try {
            return appendAlone(Files.createDirectories(uploads).resolve(upload), sha256, from, total, part);
        } finally {
            running.remove(upload);
        }
    }

    private long appendAlone(Path draft, String sha256, long from, long total, InputStream part) throws IOException {
        if (from == 0) {
            Files.deleteIfExists(draft);
        }
        var before = Files.exists(draft) ? Files.size(draft) : 0;
        if (from != before) {
            throw new Refused(
                    DocumentRefusal.UPLOAD_OFFSET, "The next part begins at %d, not at %d".formatted(before, from));
        }
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
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (var changed = folder;
                !changed.equals(blobs.getParent());
                changed = changed.resolve("..").normalize()) {
            sync(changed);
        }
    }

    /** A rename is durable only when the folder is: without this a crash could lose a file already receipted. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
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
