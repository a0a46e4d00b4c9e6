package org.sunseal.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.runtime.StartupEvent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Keys;
import org.sunseal.kernel.Refused;

class FolderBlobsTest {
    private static final String UPLOAD = "1".repeat(64);
    private static final Instant NOW = Instant.parse("2026-03-02T01:30:00.123Z");

    private final byte[] content = Keys.random(3_000_000);
    private final String sha256 = Framing.hex(Framing.sha256(content));

    @TempDir
    Path root;

    private FolderBlobs blobs;

    @BeforeEach
    void an_empty_store() {
        blobs = new FolderBlobs(root, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private InputStream part(int from, int to) {
        return new ByteArrayInputStream(Arrays.copyOfRange(content, from, to));
    }

    @Test
    void what_is_kept_is_found_by_its_digest() throws IOException {
        assertThat(blobs.keep(part(0, content.length))).isEqualTo(sha256);
        assertThat(blobs.holds(sha256)).isTrue();
        assertThat(blobs.size(sha256)).isEqualTo(content.length);
        try (var in = blobs.read(sha256)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void a_file_lies_two_folders_deep_and_its_time_is_a_day() throws IOException {
        blobs.keep(part(0, content.length));
        var file = root.resolve("blobs")
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void parts_make_a_whole() throws IOException {
        assertThat(blobs.append(UPLOAD, sha256, 0, content.length, part(0, 1_000_000)))
                .isEqualTo(1_000_000);
        assertThat(blobs.offset(UPLOAD)).isEqualTo(1_000_000);
        assertThat(blobs.holds(sha256)).isFalse();
        assertThat(blobs.append(UPLOAD, sha256, 1_000_000, content.length, part(1_000_000, content.length)))
                .isEqualTo(content.length);
        assertThat(blobs.holds(sha256)).isTrue();
        assertThat(blobs.offset(UPLOAD)).isZero();
    }

    @Test
    void a_broken_connection_loses_only_what_did_not_arrive() throws IOException {
        var breaking = new FilterInputStream(part(0, content.length)) {
            private int calls;

            @Override
            public int read(byte[] buffer) throws IOException {
                if (calls++ > 0) {
                    throw new IOException("the line went dead");
                }
                return super.read(buffer);
            }
        };
        assertThatThrownBy(() -> blobs.append(UPLOAD, sha256, 0, content.length, breaking))
                .isInstanceOf(IOException.class);
        var offset = (int) blobs.offset(UPLOAD);
        assertThat(offset).isPositive();
        blobs.append(UPLOAD, sha256, offset, content.length, part(offset, content.length));
        assertThat(blobs.holds(sha256)).isTrue();
    }

    @Test
    void a_part_that_begins_elsewhere_is_refused() throws IOException {
        blobs.append(UPLOAD, sha256, 0, content.length, part(0, 1_000));
        assertThat(refusal(() -> blobs.append(UPLOAD, sha256, 999, content.length, part(999, 2_000))))
                .isEqualTo("upload-offset");
    }

    @Test
    void other_bytes_than_announced_are_thrown_away() throws IOException {
        var other = content.clone();
        other[42] ^= 1;
        assertThat(refusal(() -> blobs.append(UPLOAD, sha256, 0, content.length, new ByteArrayInputStream(other))))
                .isEqualTo("digest-mismatch");
        assertThat(blobs.holds(sha256)).isFalse();
        assertThat(blobs.offset(UPLOAD)).isZero();
    }

    @Test
    void more_bytes_than_announced_are_refused() {
        assertThat(refusal(() -> blobs.append(UPLOAD, sha256, 0, 1_000, part(0, 1_001))))
                .isEqualTo("upload-too-long");
    }

    @Test
    void an_upload_of_what_is_stored_is_complete_at_once() throws IOException {
        blobs.keep(part(0, content.length));
        assertThat(blobs.append(UPLOAD, sha256, 0, content.length, part(0, 0))).isEqualTo(content.length);
    }

    @Test
    void two_uploaders_of_one_blob_do_not_disturb_each_other() throws IOException {
        var rival = "2".repeat(64);
        blobs.append(rival, sha256, 0, content.length, new ByteArrayInputStream(Keys.random(1_000)));
        blobs.append(UPLOAD, sha256, 0, content.length, part(0, content.length));
        assertThat(blobs.holds(sha256)).isTrue();
    }

    /** The same bytes, while {@code meanwhile} happens before the first of them comes. */
    private InputStream part(int from, int to, Act meanwhile) {
        return new FilterInputStream(part(from, to)) {
            private int calls;

            @Override
            public int read(byte[] buffer) throws IOException {
                if (calls++ == 0) {
                    meanwhile.run();
                }
                return super.read(buffer);
            }
        };
    }

    @Test
    void an_upload_begun_anew_at_another_node_never_becomes_the_blob() throws IOException {
        var other = new FolderBlobs(root, Clock.fixed(NOW, ZoneOffset.UTC));

        blobs.append(
                UPLOAD,
                sha256,
                0,
                content.length,
                part(0, content.length, () -> other.append(UPLOAD, sha256, 0, content.length, part(0, 1_000))));

        try (var stored = blobs.read(sha256)) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
        assertThat(root.resolve("uploads")).isEmptyDirectory();
    }

    @Test
    void the_rest_of_an_upload_is_taken_by_one_node_alone() throws IOException {
        var other = new FolderBlobs(root, Clock.fixed(NOW, ZoneOffset.UTC));
        blobs.append(UPLOAD, sha256, 0, content.length, part(0, 1_000));

        blobs.append(UPLOAD, sha256, 1_000, content.length, part(1_000, content.length, () -> assertThat(
                        refusal(() -> other.append(UPLOAD, sha256, 1_000, content.length, part(1_000, 9_000))))
                .isEqualTo("upload-offset")));

        try (var stored = blobs.read(sha256)) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void an_upload_nobody_went_on_with_for_a_week_is_deleted_at_the_next_start() throws IOException {
        blobs.append(UPLOAD, sha256, 0, content.length, part(0, 1_000));
        var left = "3".repeat(64);
        blobs.append(left, sha256, 0, content.length, part(0, 1_000));
        var begun = root.resolve("uploads").resolve(left);
        var lastWeek = Files.getLastModifiedTime(begun).toInstant().minus(Duration.ofDays(8));
        Files.setLastModifiedTime(begun, FileTime.from(lastWeek));

        blobs.sweep(new StartupEvent());

        assertThat(blobs.offset(left)).isZero();
        assertThat(blobs.offset(UPLOAD)).isEqualTo(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "", "AB", "ABCDEF"})
    void only_digests_become_paths(String name) {
        assertThat(refusal(() -> blobs.read(name).close())).isEqualTo("no-such-blob");
    }

    private interface Act {
        void run() throws IOException;
    }

    private static String refusal(Act act) {
        return catchThrowableOfType(Refused.class, act::run).reason().code();
    }
}
