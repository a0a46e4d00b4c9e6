package org.sunseal.bidding.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.ChunkedFile;
import org.sunseal.crypto.DetachedSignature;
import org.sunseal.crypto.DurableFile;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SealedMessage;
import org.sunseal.crypto.Signer;
import org.sunseal.crypto.TimestampSource;

/**
 * Seals a bid on the bidder's machine: files to objects, keys and opening form to key.p7m, all digests to sealed.json, and
 * over that the signature (protocol 5.3). Files are read as streams, so memory does not grow with them. Whoever calls has
 * verified the slot first (protocol 5.2).
 */
public final class Sealing {
    private final BidFolder folder;
    private final Progress progress;

    /** Hears how far the sealing is. */
    @FunctionalInterface
    public interface Progress {
        /** So many of the file's bytes are sealed; called about every 256 KiB and at the end. */
        void advanced(String name, long done, long total);
    }

    /**
     * What is to be sealed, and to where.
     *
     * @param slotKey the verified public key of the slot
     * @param noticeSha256 the newest notice, the one this bid answers
     * @param signer the certificate that will sign
     * @param files each becomes one object under its file name
     */
    public record Draft(
            SlotContext slot,
            PublicKey slotKey,
            String noticeSha256,
            String allotSha256,
            X509Certificate signer,
            OpeningForm form,
            List<Path> files) {
        public Draft {
            files = List.copyOf(files);
        }
    }

    /** One sealed file: what the package says of it and what the manifest says of it. */
    private record SealedFile(KeyPackage.Entry entry, SealedManifest.Piece piece) {}

    public Sealing(BidFolder folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** Seals the first bid of this round. */
    public SealedManifest seal(Draft draft) throws IOException {
        return seal(draft, Map.of(), 1, null);
    }

    /**
     * Seals a bid that replaces an earlier one, or follows its withdrawal, under a fresh slot. A file that is still the same
     * is not sealed again: its object, file key and context are taken over, so nothing of it has to be uploaded twice
     * (protocol 5.7).
     */
    public SealedManifest replace(Draft draft, SlotContext replaced) throws IOException {
        if (!draft.slot().sameRound(replaced) || draft.slot().equals(replaced)) {
            throw new InvalidEvidence("slot-used", "A replacement takes a fresh slot of the same round");
        }
        var manifest = folder.readManifest(replaced);
        var earlier = new HashMap<String, SealedFile>();
        var pieces = manifest.payload();
        var entries = folder.readKeptPackage(replaced).objects();
        for (int n = 0; n < entries.size(); n++) {
            earlier.put(entries.get(n).name(), new SealedFile(entries.get(n), pieces.get(n)));
        }
        return seal(draft, earlier, manifest.seq() + 1, manifest.sha256());
    }

    /**
     * Signs the sealed bid of a slot and lets the signature be time-stamped (CAdES-T, protocol 5.3-5).
     *
     * @return bid.p7s
     */
    public byte[] sign(SlotContext slot, Signer signer, TimestampSource stamps) throws IOException {
        var manifest = folder.readManifest(slot);
        if (!manifest.signerCertSha256().equals(signer.certificateSha256())) {
            throw new InvalidEvidence("foreign-certificate", "The bid was sealed for another signing certificate");
        }
        byte[] bare = DetachedSignature.sign(manifest.bytes(), signer);
        byte[] token = stamps.tokenFor(Framing.sha256(DetachedSignature.signatureValue(bare)));
        byte[] signature = DetachedSignature.withTimestamp(bare, token);
        Files.write(folder.signature(slot), signature);
        return signature;
    }

    private SealedManifest seal(Draft draft, Map<String, SealedFile> earlier, int seq, @Nullable String prev)
            throws IOException {
        requireFiles(draft.files());
        var sealed = new ArrayList<SealedFile>();
        for (var numbered : numbers(draft.files(), earlier).entrySet()) {
            sealed.add(sealOrTakeOver(draft.slot(), numbered.getKey(), numbered.getValue(), earlier));
        }
        var signerSha256 = Certificates.sha256(draft.signer());
        var keyPackage = new KeyPackage(
                draft.slot(),
                signerSha256,
                sealed.stream().map(SealedFile::entry).toList(),
                draft.form().bytes(),
                Keys.random(32));
        byte[] keyP7m = SealedMessage.seal(
                keyPackage.bytes(), SlotCertificate.of(draft.slot().slot(), draft.slotKey()));
        var manifest = new SealedManifest(
                draft.slot(),
                draft.noticeSha256(),
                draft.allotSha256(),
                sealed.stream().map(SealedFile::piece).toList(),
                new SealedManifest.Piece(SealedManifest.KEY, keyP7m.length, Framing.hex(Framing.sha256(keyP7m))),
                keyPackage.formCommitment(),
                signerSha256,
                seq,
                prev);
        folder.keep(manifest, keyP7m, keyPackage);
        return manifest;
    }

    private SealedFile sealOrTakeOver(SlotContext slot, int i, Path file, Map<String, SealedFile> earlier)
            throws IOException {
        var name = nameOf(file);
        var before = earlier.get(name);
        if (before != null
                && before.entry().i() == i
                && Files.size(file) == before.entry().size()
                && digest(file).equals(before.entry().digest())
                && Files.isRegularFile(folder.object(before.piece().digest()))) {
            progress.advanced(name, before.entry().size(), before.entry().size());
            return before;
        }
        var context = slot.object(i);
        byte[] fileKey = Keys.random(32);
        long total = Files.size(file);
        var part = Files.createTempFile(folder.home().resolve("objects"), "sealing", ".part");
        try {
            ChunkedFile.Sealed result;
            try (var plain = new CountedFile(file, done -> progress.advanced(name, done, total));
                    var out = new DurableFile(part)) {
                result = ChunkedFile.seal(plain, out, fileKey, Keys.random(24), context);
                out.force();
            }
            if (result.plainSize() == 0) { // it was not when we looked: someone is writing it
                throw new InvalidEvidence("empty-object", name + " is empty");
            }
            var digest = Framing.hex(result.sealedSha256());
            Files.move(part, folder.object(digest), StandardCopyOption.ATOMIC_MOVE);
            return new SealedFile(
                    new KeyPackage.Entry(
                            i, name, result.plainSize(), Framing.hex(result.plainSha256()), fileKey, context),
                    new SealedManifest.Piece(i, result.sealedSize(), digest));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A file known by name keeps its number, a new one takes the lowest that is free. */
    private static SortedMap<Integer, Path> numbers(List<Path> files, Map<String, SealedFile> earlier) {
        var byNumber = new TreeMap<Integer, Path>();
        var fresh = new ArrayList<Path>();
        for (var file : files) {
            var before = earlier.get(nameOf(file));
            if (before == null) {
                fresh.add(file);
            } else {
                byNumber.put(before.entry().i(), file);
            }
        }
        fresh.sort(Comparator.comparing(Sealing::nameOf));
        int next = 1;
        for (var file : fresh) {
            while (byNumber.containsKey(next)) {
                next++;
            }
            byNumber.put(next, file);
        }
        return byNumber;
    }

    private static void requireFiles(List<Path> files) throws IOException {
        if (files.isEmpty() || files.size() > ObjectContext.MOST) {
            throw new InvalidEvidence("too-many-objects", "A bid has 1 to 64 files, not " + files.size());
        }
        var names = new HashSet<String>();
        for (var file : files) {
            var name = KeyPackage.Entry.requireName(nameOf(file));
            if (!names.add(name)) {
                throw new InvalidEvidence("object-repeated", "Two files are named " + name);
            }
            if (Files.size(file) == 0) {
                throw new InvalidEvidence("empty-object", name + " is empty");
            }
        }
    }

    private static String nameOf(Path file) {
        var name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static String digest(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return Framing.hex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
