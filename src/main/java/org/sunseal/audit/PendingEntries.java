package org.sunseal.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.sunseal.crypto.Merkle;

/** What waits for the next tick. */
final class PendingEntries {
    private PendingEntries() {}

    /** Adds an entry within the connection's transaction; one that waits already is not added again. */
    static void append(Connection connection, byte[] entry, Instant at) throws SQLException {
        var insert = "insert into log_pending (leaf, dedup, at) values (?, ?, ?) on conflict (dedup) do nothing";
        try (var statement = connection.prepareStatement(insert)) {
            statement.setBytes(1, entry);
            statement.setBytes(2, Merkle.leafHash(entry));
            statement.setTimestamp(3, Timestamp.from(at));
            statement.executeUpdate();
        }
    }
}
