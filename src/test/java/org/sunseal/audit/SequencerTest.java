package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.Commitment;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.LogReader;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.Merkle;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignedNote;

class SequencerTest {
    private final NoteSigner signer = new NoteSigner("log.example/test", Keys.ed25519());

    @TempDir
    Path folder;

    private LogDatabase database;
    private Connection connection;
    private Sequencer sequencer;

    @BeforeEach
    void open() throws SQLException, IOException {
        database = LogDatabase.fresh();
        connection = database.open();
        sequencer = new Sequencer(signer, highest(), InstantSource.system());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "1, 16", "16, 16", "17, 64", "64, 64", "65, 256", "1025, 4096"})
    void a_tick_appends_the_smallest_step_that_holds_what_waits(int waiting, int step) throws SQLException {
        appendAll(waiting);

        var tick = sequencer.tick(connection);

        assertThat(tick.checkpoint().size()).isEqualTo(step);
        assertThat(tick.sequenced()).isEqualTo(waiting);
        assertThat(database.number("select count(*) from log_leaf")).isEqualTo(waiting);
        assertThat(database.number("select count(*) from log_pending")).isZero();
    }

    @Test
    void the_log_is_whole_after_ticks_of_every_kind() throws SQLException {
        for (int waiting : new int[] {0, 3, 300, 0, 1, 900, 17, 5000, 0}) {
            appendAll(waiting);
            var checkpoint = sequencer.tick(connection).checkpoint();

            Fsck.check(tiles(), checkpoint);
        }
        new StartCheck(signer.key(), highest()).check(connection);
    }

    @Test
    void every_entry_is_found_at_its_index_and_proves_itself() throws SQLException {
        appendAll(70);
        var checkpoint = sequencer.tick(connection).checkpoint();
        appendAll(10);
        sequencer.tick(connection);

        var reader = new LogReader(tiles(), checkpoint);

        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select idx, leaf from log_leaf where idx < 256 order by idx")) {
            while (rows.next()) {
                long index = rows.getLong(1);
                assertThat(reader.entry(index)).isEqualTo(rows.getBytes(2));
                assertThat(Merkle.verifyInclusion(
                                Merkle.leafHash(rows.getBytes(2)),
                                index,
                                checkpoint.size(),
                                reader.inclusionProof(index),
                                checkpoint.root()))
                        .isTrue();
            }
        }
    }

    @Test
    void entries_stand_in_the_order_of_their_ids() throws SQLException {
        appendAll(40);

        sequencer.tick(connection);

        assertThat(database.number(
                        "select count(*) from (select pending_id - lag(pending_id) over (order by idx) as step"
                                + " from log_leaf) steps where step < 0"))
                .isZero();
    }

    @Test
    void a_lower_id_that_commits_later_is_still_sequenced() throws SQLException {
        var entry = entry(1);
        try (var slow = database.open()) {
            append(slow, entry); // takes the lower id
            appendAll(5);
            sequencer.tick(connection);
            slow.commit();
        }

        var tick = sequencer.tick(connection);

        assertThat(tick.sequenced()).isEqualTo(1);
        assertThat(indexOf(entry)).isBetween(16L, 31L);
    }

    @Test
    void the_same_entry_stands_in_the_log_once() throws SQLException {
        var entry = new OpenEntry("ORDER", new byte[] {1}).encode();
        for (int i = 0; i < 3; i++) {
            append(connection, entry);
            append(connection, entry);
            connection.commit();
            sequencer.tick(connection);
        }

        assertThat(database.number("select count(*) from log_leaf")).isEqualTo(1);
    }

    @Test
    void padding_and_commitments_look_alike_in_the_bundles() throws SQLException {
        append(connection, entry(7));

        var tick = sequencer.tick(connection);

        assertThat(new LogReader(tiles(), tick.checkpoint()).entries(0, 16))
                .allSatisfy(e -> assertThat(e).hasSize(33).startsWith(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update log_leaf set leaf = '\\x00'",
                "delete from log_leaf",
                "truncate log_leaf",
                "update log_tile set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0",
                "update log_tile set hashes = substring(hashes from 1 for 32) where level = 0",
                "delete from log_tile",
                "update log_bundle set entries = set_byte(entries, 5, get_byte(entries, 5) # 1)",
                "delete from log_bundle",
                "update log_checkpoint set note = ''",
                "delete from log_checkpoint",
                "truncate log_checkpoint cascade",
                "update log_state set size = 0",
                "delete from log_state",
                "truncate log_named_checkpoint"
            })
    void what_is_logged_cannot_be_rewritten(String sql) throws SQLException {
        appendAll(3);
        sequencer.tick(connection);

        assertThatThrownBy(() -> database.execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23000"));
    }

    @Test
    void a_log_restored_from_an_old_backup_refuses_to_run() throws SQLException {
        appendAll(3);
        sequencer.tick(connection);
        highest().keep(noteOf(32));

        assertThatThrownBy(() -> new StartCheck(signer.key(), highest()).check(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 entries were signed, the tables hold 16");
    }

    @Test
    void a_log_with_another_history_refuses_to_run() throws SQLException {
        sequencer.tick(connection);
        sequencer.tick(connection);
        var other = new HighestNote(folder.resolve("of another history"));
        other.keep(noteOf(16));

        assertThatThrownBy(() -> new StartCheck(signer.key(), other).check(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another history than was signed at size 16");
    }

    @Test
    void a_damaged_edge_refuses_to_run() throws SQLException {
        sequencer.tick(connection);
        database.execute("alter table log_state disable trigger all");
        database.execute("update log_state set edge = set_byte(edge, 20, get_byte(edge, 20) # 1)");

        assertThatThrownBy(() -> new StartCheck(signer.key(), highest()).check(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another root");
    }

    @Test
    void a_damaged_tile_refuses_to_run() throws SQLException {
        sequencer.tick(connection);
        database.execute("alter table log_tile disable trigger all");
        database.execute("update log_tile set hashes = set_byte(hashes, 20, get_byte(hashes, 20) # 1)");

        assertThatThrownBy(() -> new StartCheck(signer.key(), highest()).check(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the tiles lead to another root");
    }

    @Test
    void a_log_signed_with_another_key_refuses_to_run() throws SQLException {
        sequencer.tick(connection);
        var other = new NoteSigner("log.example/test", Keys.ed25519());

        assertThatThrownBy(() -> new StartCheck(other.key(), highest()).check(connection))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no checkpoint that this log signed");
    }

    @Test
    void nothing_more_is_signed_while_the_newest_note_cannot_be_kept() throws SQLException, IOException {
        var unplugged = folder.resolve("volume");
        var onVolume = new Sequencer(signer, new HighestNote(unplugged.resolve("highest")), InstantSource.system());
        assertThatThrownBy(() -> onVolume.tick(connection)).isInstanceOf(UncheckedIOException.class);

        assertThatThrownBy(() -> onVolume.tick(connection)).isInstanceOf(UncheckedIOException.class);
        connection.rollback();
        assertThat(database.number("select size from log_state")).isEqualTo(16);

        Files.createDirectory(unplugged);
        assertThat(onVolume.tick(connection).checkpoint().size()).isEqualTo(32);
    }

    @Test
    void a_stopped_log_stays_stopped_for_every_node_until_a_person_clears_it() throws SQLException {
        sequencer.tick(connection);
        var tables = new LogTables(database.source());

        tables.halt("A checkpoint of size 1000000 was signed elsewhere");
        tables.halt("what another node found later");

        assertThat(tables.halted()).contains("A checkpoint of size 1000000 was signed elsewhere");
        assertThatThrownBy(() -> sequencer.tick(connection))
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("1000000");
        connection.rollback();
        assertThatThrownBy(() -> new StartCheck(signer.key(), highest()).check(connection))
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("1000000");
        connection.rollback();
        assertThatThrownBy(() -> database.execute("update log_state set size = 32")) // a release that does not look
                .isInstanceOf(SQLException.class);
        database.execute("update log_state set halted = null");
        assertThat(sequencer.tick(connection).checkpoint().size()).isEqualTo(32);
    }

    @Test
    void the_highest_note_never_goes_back() throws SQLException {
        sequencer.tick(connection);
        var first = highest().read().orElseThrow();
        sequencer.tick(connection);

        highest().keep(SignedNote.of(first.noteText(), List.of(signer.line(first.noteText()))));

        assertThat(highest().read().orElseThrow().size()).isEqualTo(32);
    }

    private SignedNote noteOf(long size) {
        var checkpoint = new Checkpoint("log.example/test", size, new byte[32]);
        return SignedNote.of(checkpoint.noteText(), List.of(signer.line(checkpoint.noteText())));
    }

    private HighestNote highest() {
        return new HighestNote(folder.resolve("highest"));
    }

    private StoredTiles tiles() {
        return new StoredTiles(database.source()::getConnection);
    }

    private long indexOf(byte[] entry) throws SQLException {
        try (var query = connection.prepareStatement("select idx from log_leaf where leaf_hash = ?")) {
            query.setBytes(1, Merkle.leafHash(entry));
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void appendAll(int count) throws SQLException {
        try (var other = database.open()) {
            for (int i : IntStream.range(0, count).toArray()) {
                append(other, i % 3 == 0 ? notice() : Commitment.padding().encode());
            }
            other.commit();
        }
    }

    private static byte[] notice() {
        return new OpenEntry("NOTICE", Keys.random(500)).encode();
    }

    private static byte[] entry(int number) {
        byte[] commitment = new byte[32];
        commitment[0] = (byte) number;
        return new Commitment(commitment).encode();
    }

    private static void append(Connection connection, byte[] entry) throws SQLException {
        PendingEntries.append(connection, entry, Instant.EPOCH);
    }
}
