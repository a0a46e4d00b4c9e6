package org.sunseal.audit;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sunseal.audit.GrowingTree.Piece;
import org.sunseal.audit.proof.Checkpoint;
import org.sunseal.audit.proof.Commitment;
import org.sunseal.audit.proof.TilePath;
import org.sunseal.crypto.CompactRange;
import org.sunseal.crypto.NoteSigner;
import org.sunseal.crypto.SignedNote;

/**
 * Gives waiting entries their place: one {@link #tick} reads them in the order of their ids, appends them among
 * padding, updates the touched tiles, signs a checkpoint and commits all of it at once (protocol 9.2). Whoever calls it
 * holds the sequencer's lock; the connection is not in auto-commit mode.
 */
final class Sequencer {
    private final NoteSigner signer;
    private final HighestNote highest;
    private final InstantSource machineTime;

    /**
     * What one tick did.
     *
     * @param leaves the entries that were no padding
     * @param pieces the tiles and bundles that changed
     */
    record Tick(Checkpoint checkpoint, SignedNote note, List<Leaf> leaves, List<Piece> pieces) {
        /** How many of the entries were no padding. */
        int sequenced() {
            return leaves.size();
        }

        /** Where these entries stand. */
        List<LogTables.Found> found() {
            return leaves.stream()
                    .map(leaf -> new LogTables.Found(leaf.hash(), new LogTables.Place(leaf.index(), checkpoint.size())))
                    .toList();
        }
    }

    private record Waiting(long id, byte[] leaf) {}

    /** An entry with its place in the log. */
    record Leaf(long index, byte[] leaf, byte[] hash, long pendingId) {}

    Sequencer(NoteSigner signer, HighestNote highest, InstantSource machineTime) {
        this.signer = signer;
        this.highest = highest;
        this.machineTime = machineTime;
    }

    /**
     * Appends what waits, and padding, and commits. The note is on disk, here and there, before this returns; while
     * that fails, nothing more is signed.
     *
     * @throws BrokenLog if the log was stopped, or the stored edge is damaged
     */
    Tick tick(Connection connection) throws SQLException {
        var tree = tree(connection);
        keepNewest(connection);
        var waiting = takeWaiting(connection);
        var leaves = append(tree, waiting);
        keepLeaves(connection, leaves);
        var pieces = tree.changed();
        keepPieces(connection, pieces);
        var checkpoint = new Checkpoint(signer.key().name(), tree.size(), tree.root());
        var note = SignedNote.of(checkpoint.noteText(), List.of(signer.line(checkpoint.noteText())));
        keepCheckpoint(connection, checkpoint, note);
        keepState(connection, tree);
        connection.commit();
        highest.keep(note);
        return new Tick(checkpoint, note, leaves, pieces);
    }

    private static GrowingTree tree(Connection connection) throws SQLException {
        var stored = StoredTiles.over(connection);
        try (var query = connection.prepareStatement("select edge, halted from log_state where id = 1 for update");
                var rows = query.executeQuery()) {
            rows.next();
            if (rows.getString(2) != null) {
                throw new BrokenLog(rows.getString(2));
            }
            return new GrowingTree(CompactRange.decode(rows.getBytes(1)), path -> stored.fetch(path.path()));
        } catch (RuntimeException e) {
            throw BrokenLog.shownBy(e).orElseThrow(() -> e);
        }
    }

    /** The tick before may have failed between its commit and the disk, here or on the node that ticked until now. */
    private void keepNewest(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select note from log_checkpoint order by size desc limit 1");
                var rows = query.executeQuery()) {
            if (rows.next()) {
                highest.keep(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /** Entries logged before are dropped here, where nobody else appends: resent open entries stand in the log once. */
    private static List<Waiting> takeWaiting(Connection connection) throws SQLException {
        var take = """
                with taken as (
                    delete from log_pending
                    where id in (select id from log_pending order by id limit ?)
                    returning id, leaf, dedup)
                select id, leaf from taken
                where not exists (select 1 from log_leaf where leaf_hash = taken.dedup)
                """;
        try (var query = connection.prepareStatement(take)) {
            query.setInt(1, Padding.LARGEST_STEP);
            try (var rows = query.executeQuery()) {
                var waiting = new ArrayList<Waiting>();
                while (rows.next()) {
                    waiting.add(new Waiting(rows.getLong(1), rows.getBytes(2)));
                }
                waiting.sort(Comparator.comparingLong(Waiting::id));
                return waiting;
            }
        }
    }

    private static List<Leaf> append(GrowingTree tree, List<Waiting> waiting) {
        var leaves = new ArrayList<Leaf>(waiting.size());
        var next = waiting.iterator();
        for (boolean real : Padding.places(Padding.step(waiting.size()), waiting.size())) {
            if (real) {
                var entry = next.next();
                long index = tree.size();
                leaves.add(new Leaf(index, entry.leaf(), tree.append(entry.leaf()), entry.id()));
            } else {
                tree.append(Commitment.padding().encode());
            }
        }
        return leaves;
    }

    private static void keepLeaves(Connection connection, List<Leaf> leaves) throws SQLException {
        var insert = "insert into log_leaf (idx, leaf, leaf_hash, pending_id)"
                + " select * from unnest(?::bigint[], ?::bytea[], ?::bytea[], ?::bigint[])";
        try (var statement = connection.prepareStatement(insert)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", leaves.stream().map(Leaf::index).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea", leaves.stream().map(Leaf::leaf).toArray(byte[][]::new)));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", leaves.stream().map(Leaf::hash).toArray(byte[][]::new)));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint", leaves.stream().map(Leaf::pendingId).toArray()));
            statement.executeUpdate();
        }
    }

    private static void keepPieces(Connection connection, List<Piece> pieces) throws SQLException {
        var tiles = "insert into log_tile (level, n, hashes) values (?, ?, ?)"
                + " on conflict (level, n) do update set hashes = excluded.hashes";
        var bundles = "insert into log_bundle (n, entries) values (?, ?)"
                + " on conflict (n) do update set entries = excluded.entries";
        try (var tile = connection.prepareStatement(tiles);
                var bundle = connection.prepareStatement(bundles)) {
            for (var piece : pieces) {
                if (piece.level() == TilePath.ENTRIES) {
                    bundle.setLong(1, piece.number());
                    bundle.setBytes(2, piece.bytes());
                    bundle.addBatch();
                } else {
                    tile.setInt(1, piece.level());
                    tile.setLong(2, piece.number());
                    tile.setBytes(3, piece.bytes());
                    tile.addBatch();
                }
            }
            tile.executeBatch();
            bundle.executeBatch();
        }
    }

    private void keepCheckpoint(Connection connection, Checkpoint checkpoint, SignedNote note) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into log_checkpoint (size, root, note, at) values (?, ?, ?, ?)")) {
            statement.setLong(1, checkpoint.size());
            statement.setBytes(2, checkpoint.root());
            statement.setString(3, new String(note.encode(), StandardCharsets.UTF_8));
            statement.setTimestamp(4, Timestamp.from(machineTime.instant()));
            statement.executeUpdate();
        }
    }

    private static void keepState(Connection connection, GrowingTree tree) throws SQLException {
        try (var statement = connection.prepareStatement("update log_state set size = ?, edge = ? where id = 1")) {
            statement.setLong(1, tree.size());
            statement.setBytes(2, tree.encodedEdge());
            statement.executeUpdate();
        }
    }
}
