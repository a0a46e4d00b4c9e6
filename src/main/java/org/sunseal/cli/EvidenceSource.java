package org.sunseal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipFile;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;
import org.sunseal.opening.proof.verify.EvidenceLayout;

/** Evidence as a folder: the one given, or a zip unpacked for as long as it is looked at. */
record EvidenceSource(Path path, boolean temporary) implements AutoCloseable {
    private static final int LARGEST_NOTE = 1 << 16;

    /**
     * What an archive may unpack to. Besides the copy of the log, evidence is papers and not payloads: far less than
     * these. The copy may be as long as the log is by a checkpoint that the platform itself has signed.
     */
    record Limits(long files, long bytes) {
        private static final long PAPERS = 200_000;
        private static final long BYTES_OF_PAPERS = 4L << 30;
        /** Room for an entry with its share of tiles; most take a few hundred bytes. */
        private static final long BYTES_OF_AN_ENTRY = 1 << 16;

        /** For a log of so many entries: a bundle for every 256, a tile for it, and the tiles above. */
        static Limits of(long entries) {
            var files = PAPERS;
            for (long level = entries; level > 0; level >>>= Byte.SIZE) {
                files += level / TilePath.FULL + 1;
            }
            return new Limits(files + entries / TilePath.FULL + 1, BYTES_OF_PAPERS + entries * BYTES_OF_AN_ENTRY);
        }

        /** By the checkpoint in the archive; one that is not there, or not signed with that key, allows for no log. */
        static Limits of(ZipFile archive, NoteKey logKey) throws IOException {
            var note = archive.getEntry(EvidenceLayout.LOG + "/checkpoint");
            if (note == null) {
                return of(0);
            }
            try (var in = archive.getInputStream(note)) {
                return of(Checkpoint.signed(SignedNote.parse(in.readNBytes(LARGEST_NOTE)), logKey)
                        .size());
            } catch (InvalidEvidence e) { // the verifier says what is wrong with it
                return of(0);
            }
        }
    }

    /** Opens evidence; an archive is unpacked no further than a log signed with that key can reach. */
    static EvidenceSource open(Path evidence, NoteKey logKey) throws IOException {
        if (Files.isDirectory(evidence)) {
            return new EvidenceSource(evidence, false);
        }
        var unpacked = new EvidenceSource(Files.createTempDirectory("sunseal-evidence"), true);
        try {
            unpack(evidence, unpacked.path(), logKey);
            return unpacked;
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            try (var files = Files.walk(path)) {
                for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void unpack(Path zip, Path folder, NoteKey logKey) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            var limits = Limits.of(archive, logKey);
            if (archive.size() > limits.files()) {
                throw new InvalidEvidence("bad-evidence", "The archive holds too many files");
            }
            var left = limits.bytes();
            for (var entry : archive.stream().toList()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) { // a name like ../../x leads out of the folder
                    throw new InvalidEvidence("bad-evidence", "The archive names a file outside itself");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    left -= copy(archive.getInputStream(entry), target, left);
                }
            }
        }
    }

    /** Counts what really comes out: the size an archive states is only a claim. */
    private static long copy(InputStream in, Path target, long most) throws IOException {
        try (in;
                var out = Files.newOutputStream(target)) {
            var buffer = new byte[1 << 16];
            var copied = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                copied += read;
                if (copied > most) {
                    throw new InvalidEvidence("bad-evidence", "The archive is larger than any evidence");
                }
                out.write(buffer, 0, read);
            }
            return copied;
        }
    }
}
