package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void a_file_longer_than_many_steps_holds_what_was_written() throws IOException {
        var file = folder.resolve("file");
        var other = folder.resolve("other");
        byte[] block = new byte[MEBIBYTE];
        new Random(1).nextBytes(block);

        try (var durable = new DurableFile(file);
                var plain = Files.newOutputStream(other)) {
            for (int i = 0; i < 200; i++) {
                block[i]++;
                durable.write(block, 0, block.length);
                plain.write(block);
            }
            durable.write(7);
            plain.write(7);
            durable.force();
        }

        assertThat(Files.mismatch(file, other)).isNegative();
        ThreadsLeft.assertNone("file-syncer");
    }

    /** No sync is known to the null device, so the thread that syncs early fails while writing goes on. */
    @Test
    void a_sync_that_failed_beside_the_writing_is_told_by_force() throws IOException {
        var device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no null device here");

        try (var durable = new DurableFile(device)) {
            byte[] block = new byte[MEBIBYTE];
            for (int i = 0; i < 64; i++) {
                durable.write(block);
            }

            assertThatThrownBy(durable::force).isInstanceOf(IOException.class).hasMessageContaining("did not take");
        }
        ThreadsLeft.assertNone("file-syncer");
    }
}
