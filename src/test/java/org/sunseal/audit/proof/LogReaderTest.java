package org.sunseal.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.Merkle;

class LogReaderTest {
    @TempDir
    Path folder;

    @Property(tries = 25)
    void every_size_is_read_proved_and_found_whole(
            @ForAll @IntRange(min = 1, max = 1500) int size, @ForAll @IntRange(min = 0) int any) {
        var log = new LogInMemory().with(size);
        int index = any % size;

        var reader = LogReader.newest(log, log.key());
        var entry = reader.entry(index);

        assertThat(Merkle.verifyInclusion(
                        Merkle.leafHash(entry),
                        index,
                        size,
                        reader.inclusionProof(index),
                        reader.checkpoint().root()))
                .isTrue();
        assertThat(reader.entries(0, size)).hasSize(size);
        assertThatCode(() -> Fsck.check(log, log.key())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 700})
    void a_copy_in_a_folder_is_whole_and_reads_the_same(int size) {
        var log = new LogInMemory().with(size);
        LogCopy.write(log, log.note(5).encode(), folder);

        var copy = new FolderTileSource(folder);

        assertThat(Fsck.check(copy, log.key()).size()).isEqualTo(size);
        assertThat(LogReader.newest(copy, log.key()).entries(0, size))
                .containsExactlyElementsOf(LogReader.newest(log, log.key()).entries(0, size));
    }

    @Test
    void a_changed_file_of_a_copy_is_noticed_whichever_it_is() throws IOException {
        var log = new LogInMemory().with(700);
        LogCopy.write(log, log.note(5).encode(), folder);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                byte[] whole = Files.readAllBytes(file);
                byte[] broken = whole.clone();
                broken[broken.length - 3] ^= 1;
                Files.write(file, broken);

                assertThatThrownBy(() -> Fsck.check(new FolderTileSource(folder), log.key()))
                        .as(file.toString())
                        .isInstanceOf(InvalidEvidence.class);
                Files.delete(file);
                assertThatThrownBy(() -> Fsck.check(new FolderTileSource(folder), log.key()))
                        .as(file.toString())
                        .isInstanceOf(UncheckedIOException.class);
                Files.write(file, whole);
            }
        }
    }

    @Test
    void a_source_that_swaps_an_entry_is_caught_before_it_is_handed_out() {
        var log = new LogInMemory().with(300);
        var other = new LogInMemory().with(300);
        TileSource lying = path -> path.startsWith("tile/entries") ? other.fetch(path) : log.fetch(path);

        var reader = LogReader.newest(lying, log.key());

        assertThatThrownBy(() -> reader.entry(7))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-tile"));
    }

    @Test
    void a_source_with_other_tiles_is_caught() {
        var log = new LogInMemory().with(600);
        var other = new LogInMemory().with(600);
        TileSource lowerTiles = path -> path.equals("tile/0/001") ? other.fetch(path) : log.fetch(path);
        TileSource edge = path -> path.contains(".p/") ? other.fetch(path) : log.fetch(path);

        var reader = LogReader.newest(lowerTiles, log.key());

        assertThat(List.of(reader.entry(5))).hasSize(1);
        assertThatThrownBy(() -> reader.entry(300)).isInstanceOf(InvalidEvidence.class);
        assertThatThrownBy(() -> LogReader.newest(edge, log.key())).isInstanceOf(InvalidEvidence.class);
    }

    @Test
    void a_partial_tile_that_became_full_is_still_found() {
        var log = new LogInMemory().with(100);
        var early = log.checkpoint();
        var first = log.fetch("tile/entries/000.p/100");
        log.with(200);
        TileSource tidied = path -> {
            if (path.contains("000.p/")) {
                throw new UncheckedIOException(new NoSuchFileException(path));
            }
            return log.fetch(path);
        };

        assertThat(new LogReader(tidied, early).entries(0, 100)).containsExactlyElementsOf(EntryBundle.parse(first));
    }

    @Test
    void a_log_of_someone_else_is_refused() {
        var log = new LogInMemory().with(3);

        assertThatThrownBy(() -> LogReader.newest(log, new LogInMemory().key()))
                .isInstanceOfSatisfying(
                        InvalidEvidence.class, e -> assertThat(e.code()).isEqualTo("bad-signature"));
    }
}
