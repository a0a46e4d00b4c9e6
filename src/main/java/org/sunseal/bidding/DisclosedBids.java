package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.sunseal.project.RoundKey;

/** The bids of closed rounds in clear. Rows are written with CLOSE, once. */
@ApplicationScoped
class DisclosedBids {
    private final DataSource database;

    DisclosedBids(DataSource database) {
        this.database = database;
    }

    void keep(RoundKey round, SealedBid bid) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into disclosed_bid
                            (tender, lot, round, slot, organisation, name, credit_code, sealed, signature, receipt)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, round.tender());
            insert.setString(2, round.lot());
            insert.setInt(3, round.round());
            insert.setString(4, bid.slot());
            insert.setObject(5, bid.organisation());
            insert.setString(6, bid.name());
            insert.setString(7, bid.creditCode());
            insert.setBytes(8, bid.sealed());
            insert.setBytes(9, bid.signature());
            insert.setBytes(10, bid.receipt());
            insert.executeUpdate();
            keepObjects(connection, round, bid);
        } catch (SQLException e) {
            throw new IllegalStateException("A bid could not be disclosed", e);
        }
    }

    private static void keepObjects(Connection connection, RoundKey round, SealedBid bid) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into disclosed_object (sha256, tender, lot, round, slot) values (?, ?, ?, ?, ?)")) {
            for (var sha256 : Digests.of(bid.manifest())) {
                insert.setString(1, sha256);
                insert.setString(2, round.tender());
                insert.setString(3, round.lot());
                insert.setInt(4, round.round());
                insert.setString(5, bid.slot());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those of the given objects that some disclosed bid lists. */
    Set<String> listing(Collection<String> objects) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select distinct sha256 from disclosed_object where sha256 = any(?)")) {
            select.setArray(1, connection.createArrayOf("varchar", objects.toArray()));
            return Digests.of(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("Disclosed bids could not be searched", e);
        }
    }

    List<SealedBid> of(RoundKey round) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select organisation, name, credit_code, sealed, signature, receipt from disclosed_bid
                        where tender = ? and lot = ? and round = ? order by slot collate "C\"""")) {
            select.setString(1, round.tender());
            select.setString(2, round.lot());
            select.setInt(3, round.round());
            var bids = new ArrayList<SealedBid>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    bids.add(read(rows));
                }
            }
            return bids;
        } catch (SQLException e) {
            throw new IllegalStateException("Disclosed bids could not be read", e);
        }
    }

    private static SealedBid read(ResultSet row) throws SQLException {
        return new SealedBid(
                row.getObject("organisation", UUID.class),
                row.getString("name"),
                row.getString("credit_code"),
                row.getBytes("sealed"),
                row.getBytes("signature"),
                row.getBytes("receipt"));
    }
}
