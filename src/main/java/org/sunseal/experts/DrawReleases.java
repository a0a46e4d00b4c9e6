package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What trustees released for draws, as it arrived. A message is never changed and never replaced. */
@ApplicationScoped
class DrawReleases {
    private final DataSource database;

    DrawReleases(DataSource database) {
        this.database = database;
    }

    /** Keeps a message; a second one of the same trustee changes nothing. */
    void keep(String drawSha256, String trustee, byte[] message, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into draw_release (draw_sha256, trustee, message, received_at) values (?, ?, ?, ?)
                        on conflict do nothing""")) {
            insert.setString(1, drawSha256);
            insert.setString(2, trustee);
            insert.setBytes(3, message);
            insert.setTimestamp(4, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A release could not be kept", e);
        }
    }

    /** The messages for a draw, by trustee. */
    List<byte[]> of(String drawSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select message from draw_release where draw_sha256 = ? order by trustee")) {
            select.setString(1, drawSha256);
            var messages = new ArrayList<byte[]>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    messages.add(rows.getBytes(1));
                }
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException("Releases could not be read", e);
        }
    }
}
