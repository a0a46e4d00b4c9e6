package org.sunseal.custody;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Cuts ranges of keys off the batches so that no key is cut twice, whoever asks at the same time. One statement moves the
 * batch's mark, and the primary key over every key ever cut is the second lock on the same door.
 */
@ApplicationScoped
class KeyRanges {
    private static final String CUT = """
            update key_batch set next_key = next_key + ?
             where batch = (select batch from key_batch
                             where register_sha256 = ? and key_count - next_key >= ?
                             order by key_count - next_key, certified_at, batch limit 1 for update)
            returning batch, next_key - ?""";
    private static final String RECORD = """
            insert into allotted_key (batch, key_no, tender, lot, round)
            select ?, generate_series(?, ?), ?, ?, ?""";

    private final DataSource database;

    KeyRanges(DataSource database) {
        this.database = database;
    }

    /** A range of keys: {@code firstKey} to {@code firstKey + count - 1} of a batch. */
    record Range(String batch, int firstKey, int count) {}

    /**
     * Cuts a range off the batch it fits tightest, so that the one key of a draw breaks no range of slots; of equal ones off
     * the oldest. Within the caller's transaction.
     *
     * @return empty while no batch has enough
     */
    Optional<Range> cut(String registerSha256, int count, String tender, String lot, int round) {
        try (var connection = database.getConnection();
                var cut = connection.prepareStatement(CUT)) {
            cut.setInt(1, count);
            cut.setString(2, registerSha256);
            cut.setInt(3, count);
            cut.setInt(4, count);
            try (var rows = cut.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var range = new Range(rows.getString(1), rows.getInt(2), count);
                try (var record = connection.prepareStatement(RECORD)) {
                    record.setString(1, range.batch());
                    record.setInt(2, range.firstKey());
                    record.setInt(3, range.firstKey() + count - 1);
                    record.setString(4, tender);
                    record.setString(5, lot);
                    record.setInt(6, round);
                    record.executeUpdate();
                }
                return Optional.of(range);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("No keys could be cut off", e);
        }
    }
}
