package org.sunseal.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.sunseal.audit.proof.Fsck;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.NoteSigner;

/** Lets measurements drive the log's own sequencer on a database of theirs. */
public final class LogBenchBed {
    private final DataSource source;
    private final Sequencer sequencer;

    public LogBenchBed(DataSource source, Path folder) {
        this.source = source;
        this.sequencer = new Sequencer(
                new NoteSigner("log.example/bench", Keys.ed25519()),
                new HighestNote(folder.resolve("highest")),
                InstantSource.system());
    }

    /** What makes the log's tables. */
    public static String tables() throws IOException {
        return LogDatabase.tables();
    }

    /** One tick; answers how many entries it sequenced. */
    public int tick() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            return sequencer.tick(connection).sequenced();
        }
    }

    /** Adds an entry within the connection's transaction. */
    public static void append(Connection connection, byte[] entry) throws SQLException {
        PendingEntries.append(connection, entry, Instant.EPOCH);
    }

    /** Sequences the rest and checks the whole log. */
    public void check() throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var checkpoint = sequencer.tick(connection).checkpoint();
            Fsck.check(StoredTiles.over(connection), checkpoint);
        }
    }
}
