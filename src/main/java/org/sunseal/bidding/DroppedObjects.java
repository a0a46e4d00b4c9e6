package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The objects that closed rounds have dropped and the store still holds. The list is written with CLOSE and worked off
 * by {@link DeleteDroppedObjects}; while an object is on it, no further bid may list it.
 */
@ApplicationScoped
class DroppedObjects {
    /**
     * Bids share this advisory lock; deleting takes it alone for a moment. An arbitrary number that nothing else uses.
     */
    private static final long BIDS_IN_FLIGHT = 0x5e_a1_ed_0b_1e_c7_00_01L;

    private final DataSource database;

    DroppedObjects(DataSource database) {
        this.database = database;
    }

    /** Puts objects on the list. */
    void keep(Collection<String> objects, LocalDate deletableOn) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into dropped_object (sha256, deletable_on) values (?, ?) on conflict do nothing")) {
            for (var sha256 : objects) {
                insert.setString(1, sha256);
                insert.setObject(2, deletableOn);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Dropped objects could not be noted", e);
        }
    }

    /** Those that may be deleted on that day. */
    Set<String> dueOn(LocalDate day) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select sha256 from dropped_object where deletable_on <= ?")) {
            select.setObject(1, day);
            return Digests.of(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("Dropped objects could not be read", e);
        }
    }

    /**
     * Those of the given objects that are on the list. From now until the transaction ends {@link #awaitBidsInFlight}
     * waits, so nothing that is not on the list can be deleted meanwhile.
     */
    Set<String> amongThoseOfABidInFlight(Collection<String> objects) {
        // one round trip and two statements, the lock first: what it waited for must be seen
        try (var connection = database.getConnection();
                var statements = connection.prepareStatement("select pg_advisory_xact_lock_shared(?);"
                        + "select sha256 from dropped_object where sha256 = any(?)")) {
            statements.setLong(1, BIDS_IN_FLIGHT);
            statements.setArray(2, connection.createArrayOf("varchar", objects.toArray()));
            statements.execute();
            statements.getMoreResults();
            return Digests.of(statements.getResultSet());
        } catch (SQLException e) {
            throw new IllegalStateException("Dropped objects could not be read", e);
        }
    }

    /** Waits for every bid that may not have seen the list as it is. To be called in a transaction of its own. */
    void awaitBidsInFlight() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, BIDS_IN_FLIGHT);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Bids in flight could not be waited for", e);
        }
    }

    /** Takes an object off the list; false if somebody else has, which this waits for. */
    boolean forget(String sha256) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from dropped_object where sha256 = ?")) {
            delete.setString(1, sha256);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A dropped object could not be taken off the list", e);
        }
    }
}
