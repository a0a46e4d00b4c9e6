package org.sunseal.opening;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.DurableFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.documents.Blobs;
import org.sunseal.kernel.OnDisk;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;

/**
 * Decrypts one file of an opened bid, chunk by chunk, to a temporary place of its own; it gets its name only after its
 * last chunk, its digest and its size have matched and all is on the disk (protocol 5.9 O6). Whose fault a failure is,
 * the digest of the stored bytes decides (5.10).
 */
final class OpenFile {
    private final Blobs blobs;

    OpenFile(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Opens one file. What it answers may be recorded: no power cut takes the plaintext away again.
     *
     * @param piece the sealed object as the bidder signed it
     * @param entry what its key package says of it
     * @param target where the plaintext is to lie; nothing does unless the answer is {@code OPENED}
     */
    Result open(SealedManifest.Piece piece, KeyPackage.Entry entry, Path target) {
        // another node may be opening the same file
        var part = target.resolveSibling("%s.%s.part".formatted(target.getFileName(), UUID.randomUUID()));
        try {
            createFolders(parent(target));
            ChunkedFile.Opened found;
            try (var sealed = blobs.read(piece.digest());
                    var plain = new DurableFile(part)) {
                found = ChunkedFile.open(sealed, plain, entry.fileKey(), entry.context());
                plain.force();
            } catch (InvalidEvidence e) {
                return storedAsSigned(piece) ? Result.BIDDER_FAULT : Result.PLATFORM_FAULT;
            } catch (Refused e) { // no such blob
                Log.errorf(e, "A sealed object is gone: %s", piece.digest());
                return Result.PLATFORM_FAULT;
            }
            if (!Framing.hex(found.sealedSha256()).equals(piece.digest())) {
                return Result.PLATFORM_FAULT;
            }
            if (found.plainSize() != entry.size()
                    || !Framing.hex(found.plainSha256()).equals(entry.digest())) {
                return Result.BIDDER_FAULT;
            }
            OnDisk.move(part, target);
            return Result.OPENED;
        } catch (IOException e) { // our disk, nobody's fault yet: the next run tries again
            throw new UncheckedIOException("A file could not be opened to disk", e);
        } finally {
            discard(part);
        }
    }

    private boolean storedAsSigned(SealedManifest.Piece piece) throws IOException {
        try (var stored = new DigestInputStream(blobs.read(piece.digest()), MessageDigest.getInstance("SHA-256"))) {
            stored.transferTo(OutputStream.nullOutputStream());
            return Framing.hex(stored.getMessageDigest().digest()).equals(piece.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    /** Makes those that are missing last as well: a file in a folder that a crash takes away is gone with it. */
    private static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var above = parent(folder);
            createFolders(above);
            Files.createDirectories(folder);
            OnDisk.syncFolder(above);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "there is always a folder above");
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            Log.warnf("%s is left behind: %s", part, e.getMessage());
        }
    }
}
