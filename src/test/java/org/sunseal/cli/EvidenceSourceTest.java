package org.sunseal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.LogInMemory;
import org.sunseal.cli.EvidenceSource.Limits;

class EvidenceSourceTest {
    /** Sixteen entries every two seconds. */
    private static final long ENTRIES_OF_A_YEAR = 8L * 365 * 24 * 3600;

    @TempDir
    Path folder;

    private final LogInMemory log = new LogInMemory().with(600);

    @Test
    void a_log_of_years_still_unpacks() {
        var limits = Limits.of(10 * ENTRIES_OF_A_YEAR);

        // a bundle and a tile for every 256 entries, and a tile above for every 256 of these
        assertThat(limits.files()).isGreaterThan(2 * 10 * ENTRIES_OF_A_YEAR / 256);
        assertThat(limits.bytes()).isGreaterThan(10 * ENTRIES_OF_A_YEAR * 1000);
    }

    @Test
    void an_archive_may_be_as_long_as_its_signed_checkpoint_says() throws IOException {
        try (var archive = archive(log.note(7).encode())) {
            assertThat(Limits.of(archive, log.key())).isEqualTo(Limits.of(600)).isNotEqualTo(Limits.of(0));
        }
    }

    @Test
    void a_checkpoint_of_somebody_else_allows_for_nothing() throws IOException {
        try (var archive = archive(log.note(7).encode())) {
            assertThat(Limits.of(archive, new LogInMemory().key())).isEqualTo(Limits.of(0));
        }
    }

    private ZipFile archive(byte[] note) throws IOException {
        var file = folder.resolve("evidence.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("log/checkpoint"));
            zip.write(note);
        }
        return new ZipFile(file.toFile());
    }
}
