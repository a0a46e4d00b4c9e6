package org.sunseal.bidding.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.PasswordMessage;

/**
 * Where one bidder keeps its bids for one round of one lot: sealed objects by digest, shared by all attempts, and one
 * folder per slot. Keep it until the opening record is published (protocol 5.3-1). The key package, which opens the
 * bid, is kept sealed with a password ({@link PasswordMessage}) and readable by its owner alone.
 *
 * @param password for key packages; null for whoever neither seals nor replaces a bid
 */
public record BidFolder(Path home, char @Nullable [] password) {

    /** Opens or makes the folder; it admits its owner only. */
    public static BidFolder at(Path home) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(home, ownerOnly);
        Files.createDirectories(home.resolve("objects"), ownerOnly);
        return new BidFolder(home, null);
    }

    /** The same folder for someone who seals or replaces bids: key packages are kept and read with this password. */
    public BidFolder lockedBy(char[] password) {
        return new BidFolder(home, password.clone());
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

    /** The kept key package: with the password, all it takes to read the bid. */
    public Path keptPackage(SlotContext slot) {
        return home.resolve(slot.slot()).resolve("package.p7m");
    }

    SealedManifest readManifest(SlotContext slot) throws IOException {
        return SealedManifest.parse(Files.readAllBytes(manifest(slot)));
    }

    KeyPackage readKeptPackage(SlotContext slot) throws IOException {
        return KeyPackage.parse(PasswordMessage.open(Files.readAllBytes(keptPackage(slot)), requirePassword()));
    }

    void keep(SealedManifest manifest, byte[] keyP7m, KeyPackage opened) throws IOException {
        var slot = manifest.context();
        Files.createDirectories(manifest(slot).getParent());
        Keys.writeSecret(keptPackage(slot), PasswordMessage.seal(opened.bytes(), requirePassword()));
        Files.write(key(slot), keyP7m);
        Files.write(object(manifest.key().digest()), keyP7m);
        Files.write(manifest(slot), manifest.bytes()); // last: a manifest stands for a finished sealing
    }

    private char[] requirePassword() {
        if (password == null) {
            throw new IllegalStateException("Key packages are kept under a password: use lockedBy");
        }
        return password;
    }
}
