package org.sunseal.audit;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TileSource;
import org.sunseal.crypto.SignedNote;

/** What the log's tables are asked besides sequencing. Joins the caller's transaction where there is one. */
@Singleton
class LogTables {
    private final DataSource source;

    LogTables(DataSource source) {
        this.source = source;
    }

    /** Where an entry stands, and the size of the first checkpoint that covers it. */
    record Place(long index, long firstCheckpoint) {}

    /** The place of the entry with that leaf hash. */
    record Found(byte[] leafHash, Place place) {}

    /** Something done with one row. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    void append(byte[] entry, Instant at) {
        try (var connection = source.getConnection()) {
            PendingEntries.append(connection, entry, at);
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    Optional<Place> place(byte[] leafHash) {
        return places(List.of(leafHash)).stream().findFirst().map(Found::place);
    }

    /** Places of those of these entries that are sequenced. */
    List<Found> places(List<byte[]> leafHashes) {
        var sql = "select l.leaf_hash, l.idx, (select min(c.size) from log_checkpoint c where c.size > l.idx)"
                + " from log_leaf l where l.leaf_hash = any (?)";
        return all(sql, row -> new Found(row.getBytes(1), new Place(row.getLong(2), row.getLong(3))), (Object)
                leafHashes.toArray(byte[][]::new));
    }

    /** The newest checkpoint note there is, witnessed or not. */
    Optional<SignedNote> newestNote() {
        return first("select note from log_checkpoint order by size desc limit 1", row -> note(row.getString(1)));
    }

    /**
     * The log's own note of that size; holds the row, so that cosignatures of one checkpoint are counted one by one.
     */
    Optional<SignedNote> lockNote(long size) {
        return first("select note from log_checkpoint where size = ? for update", row -> note(row.getString(1)), size);
    }

    /** Root the log signed at that size, as far as the row is still there. */
    Optional<Checkpoint> checkpoint(long size) {
        return first(
                "select note from log_checkpoint where size = ?",
                row -> Checkpoint.parse(note(row.getString(1))),
                size);
    }

    void keepCosignature(long size, String witness, String line) {
        change(
                "insert into log_cosignature (size, witness, line) values (?, ?, ?) on conflict do nothing",
                size,
                witness,
                line);
    }

    /** Cosignature lines of that checkpoint in the order they came. */
    List<String> cosignatures(long size) {
        return all("select line from log_cosignature where size = ? order by id", row -> row.getString(1), size);
    }

    boolean isWitnessed(long size) {
        return first("select 1 from log_witnessed where size = ?", row -> row.getInt(1), size)
                .isPresent();
    }

    /** Freezes the note that made the quorum; the single lines are not needed any more. */
    void keepWitnessed(WitnessedCheckpoint witnessed) {
        change(
                "insert into log_witnessed (size, note, quorum_time) values (?, ?, ?)",
                witnessed.size(),
                new String(witnessed.note(), StandardCharsets.UTF_8),
                Timestamp.from(witnessed.quorumTime()));
        change("delete from log_cosignature where size = ?", witnessed.size());
    }

    /** The first checkpoint under quorum that covers this index. */
    Optional<WitnessedCheckpoint> covering(long index) {
        var sql = """
                select w.size, w.note, w.quorum_time, n.token
                from log_witnessed w left join log_named_checkpoint n on n.size = w.size
                where w.size > ? order by w.size limit 1
                """;
        return first(
                sql,
                row -> new WitnessedCheckpoint(
                        row.getLong(1),
                        row.getString(2).getBytes(StandardCharsets.UTF_8),
                        row.getTimestamp(3).toInstant(),
                        row.getBytes(4)),
                index);
    }

    /** Marks a checkpoint as one a receipt names; says whether it was not yet. */
    boolean name(long size) {
        return change("insert into log_named_checkpoint (size) values (?) on conflict do nothing", size) == 1;
    }

    List<Long> namedWithoutToken() {
        return all("select size from log_named_checkpoint where token is null order by size", row -> row.getLong(1));
    }

    void keepToken(long size, byte[] token) {
        change("update log_named_checkpoint set token = ? where size = ? and token is null", token, size);
    }

    /** Drops what no receipt names and is 30 days behind the newest checkpoint (protocol 9.1). */
    int thin() {
        var old = """
                where size in (
                    select c.size from log_checkpoint c
                    where c.at < (select at - interval '30 days' from log_checkpoint order by size desc limit 1)
                    and not exists (select 1 from log_named_checkpoint n where n.size = c.size))
                """;
        change("delete from log_cosignature " + old);
        change("delete from log_witnessed " + old);
        return change("delete from log_checkpoint " + old);
    }

    /** Why the log was stopped, on whichever node; empty while all is well. */
    Optional<String> halted() {
        return first("select halted from log_state where id = 1 and halted is not null", row -> row.getString(1));
    }

    /** Stops the log for every node and every start to come; the first reason stays. */
    void halt(String reason) {
        change("update log_state set halted = ? where id = 1 and halted is null", reason);
    }

    /** The log's files. */
    TileSource tiles() {
        return new StoredTiles(source::getConnection);
    }

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private <T> Optional<T> first(String sql, Reading<T> reading, Object... values) {
        return all(sql, reading, values).stream().findFirst();
    }

    private <T> List<T> all(String sql, Reading<T> reading, Object... values) {
        try (var connection = source.getConnection();
                var query = prepare(connection, sql, values);
                var rows = query.executeQuery()) {
            var read = new ArrayList<T>();
            while (rows.next()) {
                read.add(reading.read(rows));
            }
            return read;
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private int change(String sql, Object... values) {
        try (var connection = source.getConnection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(
                    i + 1, values[i] instanceof byte[][] many ? connection.createArrayOf("bytea", many) : values[i]);
        }
        return statement;
    }

    private static IllegalStateException broken(SQLException e) {
        return new IllegalStateException("The log's tables cannot be used", e);
    }
}
