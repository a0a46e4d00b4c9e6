package org.sunseal.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.sunseal.audit.proof.EntryBundle;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.crypto.Merkle;

/** The log's files out of its tables. A partial tile is the beginning of the stored one, for every size there ever was. */
final class StoredTiles implements TileSource {
    private final Connections connections;

    /** Lends a connection for one query. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    /** Opens and closes a connection for each file. */
    StoredTiles(Connections connections) {
        this.connections = connections;
    }

    @Override
    public byte[] fetch(String path) {
        try (var connection = connections.open()) {
            return fetch(connection, path);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("The log's tables cannot be read", e));
        }
    }

    /** Reads over a connection that stays open, and so inside its transaction. */
    static TileSource over(Connection connection) {
        return path -> {
            try {
                return fetch(connection, path);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("The log's tables cannot be read", e));
            }
        };
    }

    private static byte[] fetch(Connection connection, String path) throws SQLException {
        if (path.equals("checkpoint")) {
            return checkpoint(connection);
        }
        var tile = TilePath.parse(path).orElseThrow(() -> missing(path));
        return tile.level() == TilePath.ENTRIES ? bundle(connection, tile) : hashes(connection, tile);
    }

    /** The newest checkpoint under quorum; before the first one there is, the newest of all. */
    private static byte[] checkpoint(Connection connection) throws SQLException {
        var newest = """
                select note from (
                    (select 1 as choice, note from log_witnessed order by size desc limit 1)
                    union all
                    (select 2, note from log_checkpoint order by size desc limit 1)
                ) as notes order by choice limit 1
                """;
        try (var query = connection.prepareStatement(newest);
                var rows = query.executeQuery()) {
            if (rows.next()) {
                return rows.getString(1).getBytes(StandardCharsets.UTF_8);
            }
            throw missing("checkpoint");
        }
    }

    private static byte[] hashes(Connection connection, TilePath tile) throws SQLException {
        try (var query = connection.prepareStatement("select hashes from log_tile where level = ? and n = ?")) {
            query.setInt(1, tile.level());
            query.setLong(2, tile.number());
            try (var rows = query.executeQuery()) {
                int length = tile.width() * Merkle.HASH_SIZE;
                if (rows.next() && rows.getBytes(1).length >= length) {
                    return Arrays.copyOf(rows.getBytes(1), length);
                }
                throw missing(tile.path());
            }
        }
    }

    private static byte[] bundle(Connection connection, TilePath tile) throws SQLException {
        // its hashes tell how many entries are there; both rows change in one commit
        var there = "select entries from log_bundle b join log_tile t on t.level = 0 and t.n = b.n"
                + " where b.n = ? and octet_length(t.hashes) >= ?";
        try (var query = connection.prepareStatement(there)) {
            query.setLong(1, tile.number());
            query.setInt(2, tile.width() * Merkle.HASH_SIZE);
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    return EntryBundle.first(rows.getBytes(1), tile.width());
                }
                throw missing(tile.path());
            }
        }
    }

    private static UncheckedIOException missing(String path) {
        return new UncheckedIOException(new NoSuchFileException(path));
    }
}
