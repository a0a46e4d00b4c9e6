package org.sunseal.bidding.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.sunseal.crypto.Keys;

/**
 * Where one bidder keeps its bids for one round of one lot: sealed objects by digest, shared by all attempts, and one folder
 * per slot. Keep it until the opening record is published (protocol 5.3-1); {@code package.json} opens the bid and is
 * readable by its owner alone.
 */
public record BidFolder(Path home) {

    /** Opens or makes the folder; it admits its owner only. */
    public static BidFolder at(Path home) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(home, ownerOnly);
        Files.createDirectories(home.resolve("objects"), ownerOnly);
        return new BidFolder(home);
    }

    /** A sealed object, or key.p7m, under the name it is uploaded by. */
    public Path object(String digest) {
        return home.resolve("objects").resolve(Shape.digest(digest, "digest"));
    }

    public Path manifest(SlotContext slot) {
        return home.resolve(slot.slot()).resolve("sealed.json");
    }

    public Path key(SlotContext slot) {
        return home.resolve(slot.slot()).resolve("key.p7m");
    }

    public Path signature(SlotContext slot) {
        return home.resolve(slot.slot()).resolve("bid.p7s");
    }

    /** The kept key package: all it takes to read the bid. */
    public Path keptPackage(SlotContext slot) {
        return home.resolve(slot.slot()).resolve("package.json");
    }

    SealedManifest readManifest(SlotContext slot) throws IOException {
        return SealedManifest.parse(Files.readAllBytes(manifest(slot)));
    }

    KeyPackage readKeptPackage(SlotContext slot) throws IOException {
        return KeyPackage.parse(Files.readAllBytes(keptPackage(slot)));
    }

    void keep(SealedManifest manifest, byte[] keyP7m, KeyPackage opened) throws IOException {
        var slot = manifest.context();
        Files.createDirectories(manifest(slot).getParent());
        Keys.writeSecret(keptPackage(slot), opened.bytes());
        Files.write(key(slot), keyP7m);
        Files.write(object(manifest.key().digest()), keyP7m);
        Files.write(manifest(slot), manifest.bytes()); // last: a manifest stands for a finished sealing
    }
}
