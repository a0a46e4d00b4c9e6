package org.sunseal.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFoldersTest {
    /** No process of ours: the kernel gives no number as high. */
    private static final long NOBODY = 1L << 40;

    @TempDir
    Path parent;

    private EvidenceFolders folders;

    @BeforeEach
    void nothing_packed_yet() {
        folders = new EvidenceFolders(parent);
    }

    @Test
    void nobody_else_can_look_into_a_folder() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.create())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_becomes_a_zip_file() throws IOException {
        var folder = folders.create();
        Files.createDirectories(folder.resolve("keys"));
        Files.writeString(folder.resolve("keys/b1.0.pem"), "a key");
        var zip = new ByteArrayOutputStream();

        EvidenceFolders.pack(folder, zip);

        try (var read = new ZipInputStream(new ByteArrayInputStream(zip.toByteArray()))) {
            assertThat(read.getNextEntry().getName()).isEqualTo("keys/b1.0.pem");
            assertThat(read.readAllBytes()).asString().isEqualTo("a key");
            assertThat(read.getNextEntry()).isNull();
        }
    }

    @Test
    void what_a_crash_left_behind_is_deleted_and_nothing_else() throws IOException {
        var left = Files.createDirectories(parent.resolve("sunseal-packing-" + NOBODY + "-1/keys"));
        Files.writeString(left.resolve("b1.0.pem"), "a key");
        var living = Files.createDirectory(
                parent.resolve("sunseal-packing-" + ProcessHandle.current().pid() + "-2"));
        var strange = Files.createDirectory(parent.resolve("sunseal-packing-list"));

        folders.sweep(NOBODY - 1);

        assertThat(parent.toFile().list())
                .containsExactlyInAnyOrder(
                        living.getFileName().toString(), strange.getFileName().toString());
    }

    @Test
    void the_number_of_a_process_may_come_again() throws IOException {
        folders.create();

        folders.sweep(ProcessHandle.current().pid());

        assertThat(parent).isEmptyDirectory();
    }
}
