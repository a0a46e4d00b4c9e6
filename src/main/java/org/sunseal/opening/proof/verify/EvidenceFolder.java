package org.sunseal.opening.proof.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.InvalidEvidence;

/** The files of one evidence folder. A file that is not there is a failure of whatever needed it. */
final class EvidenceFolder {
    private static final long LARGEST = 256L << 20; // a record with thousands of bids is far below

    private final Path root;

    EvidenceFolder(Path root) {
        this.root = root;
    }

    Path path(String name) {
        return root.resolve(name);
    }

    byte[] read(String name) {
        var file = path(name);
        try {
            Expect.that(Files.size(file) <= LARGEST, name + " is too large to be evidence");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new InvalidEvidence("missing-evidence", name + " is missing", e);
        } catch (IOException e) {
            throw new InvalidEvidence("missing-evidence", name + " cannot be read", e);
        }
    }

    boolean has(String name) {
        return Files.isRegularFile(path(name));
    }

    /** Names in a folder, sorted; none when the folder is not there. */
    List<String> names(String folder) {
        if (!Files.isDirectory(path(folder))) {
            return List.of();
        }
        try (var files = Files.list(path(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new InvalidEvidence("missing-evidence", folder + " cannot be read", e);
        }
    }

    EvidenceIndex index() {
        return EvidenceIndex.read(read(EvidenceLayout.INDEX));
    }

    /** That every file the index names is there, unchanged. */
    String whole() {
        var index = index();
        index.files()
                .forEach((name, sha256) ->
                        Expect.that(Framing.hex(Framing.sha256(read(name))).equals(sha256), name + " was changed"));
        return "%d files of %s evidence for %s, lot %s, round %d are complete and unchanged"
                .formatted(index.files().size(), index.kind().text(), index.tender(), index.lot(), index.round());
    }
}
