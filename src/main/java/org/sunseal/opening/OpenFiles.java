package org.sunseal.opening;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.bidding.SealedBids;
import org.sunseal.bidding.proof.KeyPackage;
import org.sunseal.bidding.proof.SealedManifest;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.documents.Blobs;
import org.sunseal.kernel.Refused;
import org.sunseal.opening.proof.RecordedBid.Result;

/**
 * Decrypts the files of opened bids, chunk by chunk, to a temporary place; a file gets its name only after its last
 * chunk, its digest and its size have matched (protocol 5.9 O6). Whose fault a failure is, the digest of the stored
 * bytes decides (5.10).
 */
@ApplicationScoped
class OpenFiles {
    private final OpenedBids opened;
    private final SealedBids bids;
    private final Blobs blobs;
    private final Path folder;

    OpenFiles(
            OpenedBids opened,
            SealedBids bids,
            Blobs blobs,
            OpeningConfig config,
            @ConfigProperty(name = "sunseal.objects") Path objects) {
        this.opened = opened;
        this.bids = bids;
        this.blobs = blobs;
        this.folder = config.files().orElseGet(() -> objects.resolve("opened"));
    }

    /** Opens every file of the round that is not opened yet; true, for then all are. */
    boolean open(ClosedRound round) {
        var closing = round.closing();
        var manifests = new HashMap<String, SealedManifest>();
        bids.disclosed(closing.tender(), closing.lot(), closing.round())
                .forEach(bid -> manifests.put(bid.slot(), bid.manifest()));
        var known = opened.objects(round.closeSha256());
        for (var bid : opened.of(round.closeSha256())) {
            var manifest = manifests.get(bid.slot());
            var contents = bid.contents();
            if (manifest != null && contents.isPresent()) {
                open(round, manifest, contents.get(), known.getOrDefault(bid.slot(), Map.of()));
            }
        }
        return true;
    }

    /** Where the plaintext of an opened file lies. */
    Path file(String closeSha256, String slot, int number) {
        return folder.resolve(closeSha256).resolve(slot).resolve(Integer.toString(number));
    }

    private void open(ClosedRound round, SealedManifest manifest, KeyPackage contents, Map<Integer, Result> known) {
        var slot = manifest.context().slot();
        for (var n = 0; n < contents.objects().size(); n++) {
            var entry = contents.objects().get(n);
            if (!known.containsKey(entry.i())) {
                var piece = manifest.payload().get(n); // O4 found the same numbers in the same order
                var result = open(piece, entry, file(round.closeSha256(), slot, entry.i()));
                opened.keepObject(round.closeSha256(), slot, entry.i(), result);
            }
        }
    }

    private Result open(SealedManifest.Piece piece, KeyPackage.Entry entry, Path target) {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.resolveSibling("."));
            ChunkedFile.Opened found;
            try (var sealed = blobs.read(piece.digest());
                    var plain = Files.newOutputStream(part)) {
                found = ChunkedFile.open(sealed, plain, entry.fileKey(), entry.context());
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
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
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

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            Log.warnf("%s is left behind: %s", part, e.getMessage());
        }
    }
}
