package org.sunseal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.audit.proof.OpenEntry;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

/**
 * The database server is killed, and the log is to go on from its backups: a base backup taken while the log ran, the
 * archived write-ahead log, and what the dead server had not archived yet (ADR 0029).
 */
class RestoreIT {
    private static final NoteSigner SIGNER = new NoteSigner("log.example/test", Keys.ed25519());

    @TempDir
    static Path folder;

    private static Path base;
    private static Path archive;
    private static Path notArchived;
    private static HighestNote memory;
    private static long backedUp; // entries in the base backup, ...
    private static long archived; // ... in the archive too, ...
    private static long signed; // ... and in all

    @BeforeAll
    static void loseTheServer() throws Exception {
        base = folder.resolve("base");
        archive = folder.resolve("archive");
        memory = new HighestNote(folder.resolve("highest-note"));
        try (var server = BackedUpServer.start(folder.resolve("lost"), archive)) {
            server.execute(LogDatabase.tables());
            try (var connection = server.open()) {
                backedUp = log(connection, 40);
                server.backUp(base);
                archived = log(connection, 300);
                server.archiveNow();
                signed = log(connection, 20);
            }
            server.kill();
            notArchived = server.writeAheadLog();
        }
        assertThat(backedUp).isLessThan(archived);
        assertThat(archived).isLessThan(signed);
    }

    @Test
    void base_backup_and_the_whole_write_ahead_log_let_the_log_go_on() throws Exception {
        var complete = folder.resolve("complete");
        BackedUpServer.copy(base, complete, file -> true);
        BackedUpServer.copy(notArchived, complete.resolve("pg_wal"), file -> true);

        try (var server = BackedUpServer.restore(complete, archive, folder.resolve("restored"));
                var connection = server.open()) {
            check(connection, memory);

            assertThat(log(connection, 5)).isGreaterThan(signed);
            Fsck.check(StoredTiles.over(connection), memory.read().orElseThrow());
            connection.commit();

            var nothing = new HighestNote(folder.resolve("new machine"));
            assertThatThrownBy(() -> check(connection, nothing))
                    .as("a machine that does not know what was signed")
                    .isInstanceOf(BrokenLog.class)
                    .hasMessageContaining("there is no " + nothing);
        }
    }

    @Test
    void without_the_last_of_the_write_ahead_log_the_start_is_refused() throws Exception {
        try (var server = BackedUpServer.restore(base, archive, folder.resolve("archived"));
                var connection = server.open()) {
            assertThatThrownBy(() -> check(connection, memory))
                    .isInstanceOf(BrokenLog.class)
                    .hasMessageContaining("%d entries were signed, the tables hold %d"
                            .formatted(memory.read().orElseThrow().size(), archived));
        }
    }

    @Test
    void an_old_base_backup_alone_is_refused() throws Exception {
        try (var server = BackedUpServer.restore(
                        base,
                        archive,
                        folder.resolve("old"),
                        "recovery_target = 'immediate'",
                        "recovery_target_action = 'promote'");
                var connection = server.open()) {
            assertThatThrownBy(() -> check(connection, memory))
                    .isInstanceOf(BrokenLog.class)
                    .hasMessageContaining("%d entries were signed, the tables hold %d"
                            .formatted(memory.read().orElseThrow().size(), backedUp));
        }
    }

    private static void check(Connection connection, HighestNote highest) throws SQLException {
        try {
            new StartCheck(SIGNER.key(), highest).check(connection);
        } finally {
            connection.rollback();
        }
    }

    /** Logs that many entries over several ticks, and returns the size the log then has. */
    private static long log(Connection connection, int entries) throws SQLException, IOException {
        var sequencer = new Sequencer(SIGNER, memory, InstantSource.system());
        long size = 0;
        for (int i = 0; i < entries; i++) {
            PendingEntries.append(connection, new OpenEntry("NOTICE", Keys.random(500)).encode(), Instant.EPOCH);
            if (i % 10 == 9 || i == entries - 1) {
                connection.commit();
                size = sequencer.tick(connection).checkpoint().size();
            }
        }
        return size;
    }
}
