package org.sunseal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipFile;
import org.sunseal.crypto.InvalidEvidence;

/** Evidence as a folder: the one given, or a zip unpacked for as long as it is looked at. */
record EvidenceSource(Path path, boolean temporary) implements AutoCloseable {
    /** Far more than any opening: evidence is papers, not payloads. */
    private static final long LARGEST_BYTES = 4L << 30;

    private static final int MOST_FILES = 200_000;

    static EvidenceSource open(Path evidence) throws IOException {
        if (Files.isDirectory(evidence)) {
            return new EvidenceSource(evidence, false);
        }
        var unpacked = new EvidenceSource(Files.createTempDirectory("sunseal-evidence"), true);
        try {
            unpack(evidence, unpacked.path());
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

    private static void unpack(Path zip, Path folder) throws IOException {
        try (var archive = new ZipFile(zip.toFile())) {
            if (archive.size() > MOST_FILES) {
                throw new InvalidEvidence("bad-evidence", "The archive holds too many files");
            }
            var left = LARGEST_BYTES;
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
