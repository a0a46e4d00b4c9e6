package org.sunseal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurableFileTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, MEBIBYTE - 1, MEBIBYTE, MEBIBYTE + 1, 3 * MEBIBYTE + 4097})
    void a_file_of_any_length_holds_what_was_written(int length) throws IOException {
        byte[] content = bytes(length, 1);
        var forced = folder.resolve("forced");
        var closed = folder.resolve("closed");

        try (var durable = new DurableFile(forced)) {
            durable.write(content);
            durable.force();

            assertThat(forced).hasBinaryContent(content);
        }
        try (var durable = new DurableFile(closed)) {
            durable.write(content);
        }

        assertThat(forced).hasBinaryContent(content);
        assertThat(closed).hasBinaryContent(content);
    }

    /** Pieces that straddle the borders of blocks, and waits for the disk between them. */
    @Test
    void what_comes_in_odd_pieces_and_after_a_wait_lies_in_order() throws IOException {
        var file = folder.resolve("file");
        var all = new ByteArrayOutputStream();

        try (var durable = new DurableFile(file)) {
            for (int i = 0; i < 40; i++) {
                byte[] piece = bytes(262_401 - i, i);
                durable.write(piece);
                durable.write(i);
                all.writeBytes(piece);
                all.write(i);
                if (i % 3 == 0) {
                    durable.force();
                    assertThat(Files.size(file)).isEqualTo(all.size());
                }
            }
        }

        assertThat(file).hasBinaryContent(all.toByteArray());
    }

    @Test
    void nothing_is_left_of_a_longer_file_that_was_there() throws IOException {
        var file = Files.write(folder.resolve("file"), bytes(3 * MEBIBYTE, 2));

        try (var durable = new DurableFile(file)) {
            durable.write(bytes(MEBIBYTE + 5, 3));
            durable.force();
        }

        assertThat(file).hasBinaryContent(bytes(MEBIBYTE + 5, 3));
    }

    /** A file gives its memory on when it is closed; closed twice, two others would write into the same. */
    @Test
    void a_file_closed_twice_gives_its_memory_away_once() throws IOException {
        var first = new DurableFile(folder.resolve("first"));
        first.write(bytes(10, 4));
        first.close();
        first.close();
        assertThatThrownBy(() -> first.write(1)).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(first::force).isInstanceOf(ClosedChannelException.class);

        var open = new ArrayList<DurableFile>();
        for (int i = 0; i < 3; i++) {
            open.add(new DurableFile(folder.resolve("file" + i)));
        }
        for (int i = 0; i < 3; i++) {
            open.get(i).write(bytes(1000, i));
        }
        for (var each : open) {
            each.close();
        }

        for (int i = 0; i < 3; i++) {
            assertThat(folder.resolve("file" + i)).hasBinaryContent(bytes(1000, i));
        }
        assertThat(folder.resolve("first")).hasBinaryContent(bytes(10, 4));
    }

    /** The null device takes no direct writes, and no sync is known to it. */
    @Test
    void a_sync_that_failed_is_told_by_force() throws IOException {
        var device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no null device here");

        try (var durable = new DurableFile(device)) {
            durable.write(bytes(2 * MEBIBYTE, 5));

            assertThatThrownBy(durable::force).isInstanceOf(IOException.class);
        }
    }

    /** Every write to this device fails as on a full disk. */
    @Test
    void a_full_disk_is_told() throws IOException {
        var device = Path.of("/dev/full");
        assumeTrue(Files.exists(device), "there is no full device here");

        try (var durable = new DurableFile(device)) {
            assertThatThrownBy(() -> durable.write(bytes(2 * MEBIBYTE, 6)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
        } catch (IOException e) { // the full piece is still there to be written when it closes
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
