package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.GrowingTree.Piece;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.SealedEntry;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

/** Whatever is remembered must be, to the byte, what the tables hold. */
class RecentTilesTest {
    private final List<String> asked = new ArrayList<>();

    @TempDir
    Path folder;

    private Connection connection;
    private TileSource stored;
    private RecentTiles recent;
    private Sequencer sequencer;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = LogDatabase.fresh().open();
        stored = StoredTiles.over(connection);
        recent = new RecentTiles(path -> {
            asked.add(path);
            return stored.fetch(path);
        });
        sequencer = new Sequencer(
                new NoteSigner("log.example/test", Keys.ed25519()),
                new HighestNote(folder.resolve("highest")),
                InstantSource.system());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void every_file_of_every_size_is_the_stored_one() throws SQLException {
        for (int waiting : new int[] {1, 40, 0, 200, 700, 3, 1100}) {
            var checkpoint = tick(waiting).checkpoint();

            for (long size = Math.max(1, checkpoint.size() - 70); size <= checkpoint.size(); size++) {
                for (int level = TilePath.ENTRIES; level < 3; level++) {
                    long last = (size - 1) >>> (Byte.SIZE * (Math.max(level, 0) + 1));
                    TilePath.in(size, level, last).map(TilePath::path).ifPresent(path -> assertThat(recent.fetch(path))
                            .as(path)
                            .isEqualTo(stored.fetch(path)));
                }
            }
            Fsck.check(recent, checkpoint);
        }
        assertThat(asked).as("all of it was written here").isEmpty();
    }

    @Test
    void what_it_does_not_hold_is_asked_of_the_tables() throws SQLException {
        sequencer.tick(connection); // on another node
        tick(17);
        var wider = sequencer.tick(connection).checkpoint(); // on another node

        assertThat(wider.size()).isEqualTo(96);
        assertThat(recent.fetch("tile/0/000.p/96")).isEqualTo(stored.fetch("tile/0/000.p/96"));
        assertThat(recent.fetch("tile/entries/000.p/96")).isEqualTo(stored.fetch("tile/entries/000.p/96"));
        assertThat(asked).containsExactly("tile/0/000.p/96", "tile/entries/000.p/96");
        Fsck.check(recent, wider);
    }

    @Test
    void nothing_is_there_that_the_tables_do_not_have() throws SQLException {
        tick(1);

        for (var path : List.of("tile/0/000", "tile/0/000.p/17", "tile/0/001", "tile/1/000.p/1", "tile/nonsense")) {
            assertThatThrownBy(() -> recent.fetch(path))
                    .as(path)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void old_pieces_make_room() {
        var large = new byte[8 << 20];
        for (int number = 0; number < 5; number++) {
            recent.keep(List.of(new Piece(0, number, TilePath.FULL, large)));
        }

        assertThatThrownBy(() -> recent.fetch("tile/0/000")).isInstanceOf(UncheckedIOException.class);
        assertThat(asked).containsExactly("tile/0/000");
        assertThat(recent.fetch("tile/0/001")).hasSize(TilePath.FULL * 32);
        assertThat(recent.fetch("tile/0/004")).hasSize(TilePath.FULL * 32);
    }

    private Sequencer.Tick tick(int waiting) throws SQLException {
        for (int i = 0; i < waiting; i++) {
            PendingEntries.append(
                    connection, SealedEntry.of("BID", Keys.random(300)).encode(), Instant.EPOCH);
        }
        var tick = sequencer.tick(connection);
        recent.keep(tick.pieces());
        return tick;
    }
}
