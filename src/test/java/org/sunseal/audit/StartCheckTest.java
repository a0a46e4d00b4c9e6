package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignedNote;

/** What the file beside the tables must be before a log goes on (ADR 0029). */
class StartCheckTest {
    private static final int TICKS_MEANWHILE = 150;

    private final NoteSigner signer = new NoteSigner("log.example/test", Keys.ed25519());

    @TempDir
    Path folder;

    private Path file;
    private LogDatabase database;
    private Connection connection;
    private Sequencer sequencer;

    @BeforeEach
    void open() throws SQLException, IOException {
        file = folder.resolve("highest");
        database = LogDatabase.fresh();
        connection = database.open();
        sequencer = new Sequencer(signer, new HighestNote(file), InstantSource.system());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_log_without_entries_begins() throws SQLException {
        check();

        assertThat(file).doesNotExist();
    }

    @Test
    void a_log_cut_off_before_it_could_remember_its_first_note_goes_on() throws SQLException, IOException {
        sequencer.tick(connection);
        Files.delete(file);

        check();
    }

    @Test
    void a_log_that_does_not_know_what_it_signed_refuses_to_run() throws SQLException, IOException {
        sequencer.tick(connection);
        sequencer.tick(connection);
        Files.delete(file);

        assertThatThrownBy(this::check)
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("32 entries")
                .hasMessageContaining(file.toString());
    }

    @Test
    void a_note_handed_in_from_a_witness_lets_the_log_go_on() throws SQLException, IOException {
        var held = sequencer.tick(connection).note();
        sequencer.tick(connection);
        Files.write(file, held.encode());

        check();

        assertThat(sequencer.tick(connection).checkpoint().size()).isEqualTo(48);
        assertThat(new HighestNote(file).read().orElseThrow().size()).isEqualTo(48);
    }

    @Test
    void a_note_that_the_log_did_not_sign_is_none() throws SQLException, IOException {
        var checkpoint = sequencer.tick(connection).checkpoint();
        var stranger = new NoteSigner("log.example/test", Keys.ed25519());
        Files.write(file, note(checkpoint, stranger).encode());

        assertThatThrownBy(this::check)
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("no checkpoint that this log signed");
    }

    @Test
    void a_file_cut_short_is_none() throws SQLException, IOException {
        sequencer.tick(connection);
        Files.write(file, new byte[0]);

        assertThatThrownBy(this::check)
                .isInstanceOf(BrokenLog.class)
                .hasMessageContaining("no checkpoint that this log signed");
    }

    @Test
    void another_node_that_ticks_meanwhile_disturbs_no_start() throws Exception {
        sequencer.tick(connection);
        try (var starting = database.open();
                var executor = Executors.newSingleThreadExecutor()) {
            starting.setAutoCommit(false);
            starting.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var ticking = executor.submit(() -> {
                for (var tick = 0; tick < TICKS_MEANWHILE; tick++) {
                    sequencer.tick(connection);
                }
                return null;
            });
            while (!ticking.isDone()) {
                new StartCheck(signer.key(), new HighestNote(file)).check(starting);
                starting.rollback();
            }
            ticking.get();
        }
    }

    private static SignedNote note(Checkpoint checkpoint, NoteSigner signer) {
        return SignedNote.of(checkpoint.noteText(), List.of(signer.line(checkpoint.noteText())));
    }

    private void check() throws SQLException {
        new StartCheck(signer.key(), new HighestNote(file)).check(connection);
    }
}
