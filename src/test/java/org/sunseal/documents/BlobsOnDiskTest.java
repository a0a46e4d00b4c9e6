package org.sunseal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.crypto.Framing;

/** Whether the store asks the disk, seen by what the JVM itself records of {@code FileChannel.force}. */
class BlobsOnDiskTest {
    private static final byte[] CONTENT = "sealed".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = Framing.hex(Framing.sha256(CONTENT));

    @TempDir
    Path root;

    private FolderBlobs blobs;

    @BeforeEach
    void an_empty_store() {
        blobs = new FolderBlobs(root, Clock.systemUTC());
    }

    @Test
    void an_object_is_synced_before_its_folders_are() throws IOException {
        var synced = SyncedPaths.by(root, () -> blobs.append("a".repeat(64), SHA256, 0, CONTENT.length, stream()));

        assertThat(synced.getFirst()).hasParentRaw(root.resolve("uploads"));
        assertThat(synced.subList(1, synced.size())).containsExactlyElementsOf(foldersOf(SHA256));
    }

    @Test
    void a_document_is_synced_before_its_folders_are() throws IOException {
        var synced = SyncedPaths.by(root, () -> blobs.keep(stream()));

        assertThat(synced.getFirst()).hasParentRaw(root.resolve("uploads"));
        assertThat(synced.subList(1, synced.size())).containsExactlyElementsOf(foldersOf(SHA256));
    }

    private static ByteArrayInputStream stream() {
        return new ByteArrayInputStream(CONTENT);
    }

    /** Where the file lies, and upwards to the store: each is a name that a crash must not lose. */
    private List<Path> foldersOf(String sha256) {
        var outer = root.resolve("blobs").resolve(sha256.substring(0, 2));
        return List.of(outer.resolve(sha256.substring(2, 4)), outer, root.resolve("blobs"));
    }
}
