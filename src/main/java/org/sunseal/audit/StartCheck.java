package org.sunseal.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.TileTree;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.InvalidEvidence;
import org.sunseal.crypto.NoteKey;
import org.sunseal.crypto.SignedNote;

/**
 * Asks before anything is signed whether the tables still hold the log that was signed last: edge, tiles, newest
 * checkpoint and the {@link HighestNote} on disk must agree. A log that signs two histories is worth nothing, so a
 * difference stops the start, and so does a log without that note (protocol 9.2).
 */
final class StartCheck {
    private final NoteKey logKey;
    private final HighestNote highest;

    StartCheck(NoteKey logKey, HighestNote highest) {
        this.logKey = logKey;
        this.highest = highest;
    }

    /**
     * Reads everything within the connection's one transaction, of which this is the first use and which the caller
     * ends.
     *
     * @throws BrokenLog if anything differs, or the log was stopped by whoever found it broken
     */
    void check(Connection connection) throws SQLException {
        try {
            compare(connection);
        } catch (RuntimeException e) {
            throw BrokenLog.shownBy(e).orElseThrow(() -> e);
        }
    }

    private void compare(Connection connection) throws SQLException {
        // before the tables: another node may tick meanwhile, and keeps a note only once its tables are committed
        var signed = signed();
        var edge = edge(connection);
        var newest = newest(connection);
        if (edge.size() != newest.map(Checkpoint::size).orElse(0L)) {
            throw refusal("the edge has %d entries, the newest checkpoint %d"
                    .formatted(edge.size(), newest.map(Checkpoint::size).orElse(0L)));
        }
        if (newest.isPresent() && !Arrays.equals(edge.root(), newest.get().root())) {
            throw refusal("the edge leads to another root than the newest checkpoint");
        }
        var tree = new TileTree(StoredTiles.over(connection), edge.size());
        if (!Arrays.equals(tree.root(), edge.root())) {
            throw refusal("the tiles lead to another root than the newest checkpoint");
        }
        compareWithMemory(connection, tree, signed);
    }

    /** Forward of the highest checkpoint or not at all, wherever the tables come from (ADR 0029). */
    private void compareWithMemory(Connection connection, TileTree tree, Optional<Checkpoint> signed)
            throws SQLException {
        if (signed.isEmpty()) {
            if (mayHaveBeenSeen(connection)) {
                throw refusal(
                        ("the tables hold %d entries, and there is no %s to tell how many were signed. If they were"
                                        + " restored or moved, put the newest checkpoint note there that any witness or"
                                        + " mirror holds (src/docs/operators.md, Restore)")
                                .formatted(tree.size(), highest));
            }
            return;
        }
        long size = signed.get().size();
        if (size > tree.size()) {
            throw refusal(
                    ("%d entries were signed, the tables hold %d. If they come from a backup, restore it again with"
                                    + " all of the write-ahead log (src/docs/operators.md, Restore)")
                            .formatted(size, tree.size()));
        }
        if (!Arrays.equals(tree.rootAt(size), signed.get().root())) {
            throw refusal("the tables hold another history than was signed at size " + size);
        }
    }

    private Optional<Checkpoint> signed() {
        try {
            return highest.readSigned(logKey);
        } catch (InvalidEvidence e) {
            throw refusal("%s holds no checkpoint that this log signed: %s".formatted(highest, e.getMessage()));
        }
    }

    /** A note is shown once it is on disk, so of a log cut off within its first tick nobody has seen any. */
    private static boolean mayHaveBeenSeen(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select count(*) > 1 from log_checkpoint");
                var rows = query.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static CompactRange edge(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select edge, halted from log_state where id = 1");
                var rows = query.executeQuery()) {
            if (!rows.next()) {
                throw refusal("its state is missing");
            }
            if (rows.getString(2) != null) {
                throw new BrokenLog(rows.getString(2));
            }
            return CompactRange.decode(rows.getBytes(1));
        }
    }

    private Optional<Checkpoint> newest(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select note from log_checkpoint order by size desc limit 1");
                var rows = query.executeQuery()) {
            if (!rows.next()) {
                return Optional.empty();
            }
            var note = SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8));
            return Optional.of(Checkpoint.signed(note, logKey));
        } catch (InvalidEvidence e) {
            throw refusal("its newest checkpoint is not signed by its key: " + e.getMessage());
        }
    }

    private static BrokenLog refusal(String what) {
        return new BrokenLog("The log refuses to run: " + what);
    }
}
