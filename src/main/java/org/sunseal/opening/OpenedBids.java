package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.sunseal.opening.proof.RecordedBid.Result;

/** What came out of the listed bids, kept once: the draft of the record, before and while the files are opened. */
@ApplicationScoped
class OpenedBids {
    private final DataSource database;

    OpenedBids(DataSource database) {
        this.database = database;
    }

    /** Who opened a round, and when its forms were read out. */
    record ReadOut(List<String> trustees, Instant at) {}

    /** Keeps everything that was read out of a round; false when another node was faster. */
    boolean keep(String closeSha256, List<String> trustees, List<OpenedBid> bids, Instant at) {
        try (var connection = database.getConnection()) {
            if (!keepReadOut(connection, closeSha256, trustees, at)) {
                return false;
            }
            try (var insert = connection.prepareStatement("""
                    insert into opened_bid (close_sha256, slot, slot_key, result, fault, package)
                    values (?, ?, ?, ?, ?, ?)""")) {
                for (var bid : bids) {
                    insert.setString(1, closeSha256);
                    insert.setString(2, bid.slot());
                    insert.setBytes(3, bid.key());
                    insert.setString(4, bid.result().name());
                    insert.setString(5, bid.fault());
                    insert.setBytes(6, bid.contentsOrNull());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("What was read out could not be kept", e);
        }
    }

    private static boolean keepReadOut(Connection connection, String closeSha256, List<String> trustees, Instant at)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into read_out (close_sha256, trustees, read_out_at) values (?, ?, ?)
                on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setArray(2, connection.createArrayOf("text", trustees.toArray()));
            insert.setTimestamp(3, Timestamp.from(at));
            return insert.executeUpdate() == 1;
        }
    }

    /** Empty until the forms are read out. */
    Optional<ReadOut> readOut(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select trustees, read_out_at from read_out where close_sha256 = ?")) {
            select.setString(1, closeSha256);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var trustees = (String[]) row.getArray("trustees").getArray();
                return Optional.of(new ReadOut(
                        List.of(trustees), row.getTimestamp("read_out_at").toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What was read out could not be read", e);
        }
    }

    /** The opened bids of a round, by slot. */
    List<OpenedBid> of(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select slot, slot_key, result, fault, package from opened_bid
                        where close_sha256 = ? order by slot collate "C\"""")) {
            select.setString(1, closeSha256);
            var bids = new ArrayList<OpenedBid>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bids.add(new OpenedBid(
                            rows.getString("slot"),
                            rows.getBytes("slot_key"),
                            Result.valueOf(rows.getString("result")),
                            rows.getString("fault"),
                            rows.getBytes("package")));
                }
            }
            return bids;
        } catch (SQLException e) {
            throw new IllegalStateException("Opened bids could not be read", e);
        }
    }

    /** Keeps what became of one file; one that is known stays as it is. */
    void keepObject(String closeSha256, String slot, int number, Result result) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into opened_object (close_sha256, slot, number, result) values (?, ?, ?, ?)
                        on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setString(2, slot);
            insert.setInt(3, number);
            insert.setString(4, result.name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The result of a file could not be kept", e);
        }
    }

    /** What became of the files of a round so far: by slot, then by number. */
    Map<String, Map<Integer, Result>> objects(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select slot, number, result from opened_object where close_sha256 = ?")) {
            select.setString(1, closeSha256);
            var bySlot = new TreeMap<String, Map<Integer, Result>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bySlot.computeIfAbsent(rows.getString("slot"), slot -> new TreeMap<>())
                            .put(rows.getInt("number"), Result.valueOf(rows.getString("result")));
                }
            }
            return bySlot;
        } catch (SQLException e) {
            throw new IllegalStateException("Opened files could not be read", e);
        }
    }
}
