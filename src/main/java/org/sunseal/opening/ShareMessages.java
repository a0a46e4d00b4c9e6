package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Framing;

/** What trustees sent for a closing, as it arrived. A message is never changed and never replaced. */
@ApplicationScoped
class ShareMessages {
    /**
     * When a message {@code s} counts: each share fits, and its trustee's RELEASE is with the log. Whatever is logged on
     * the strength of such messages then stands behind those releases, and so does evidence that holds it (protocol 5.9
     * O1, O2).
     */
    static final String COUNTS = """
            s.fault is null and exists (select from logged_release l
                                        where l.trustee = s.trustee and l.close_sha256 = s.close_sha256)""";

    private final DataSource database;

    ShareMessages(DataSource database) {
        this.database = database;
    }

    /** Keeps a message; one that is there already, or a second good one of the same trustee, changes nothing. */
    void keep(String closeSha256, String trustee, byte[] sealed, @Nullable String fault, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into share_message (close_sha256, message_sha256, trustee, sealed, fault, received_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, closeSha256);
            insert.setString(2, Framing.hex(Framing.sha256(sealed)));
            insert.setString(3, trustee);
            insert.setBytes(4, sealed);
            insert.setString(5, fault);
            insert.setTimestamp(6, Timestamp.from(at));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A share message could not be kept", e);
        }
    }

    /** The messages that {@linkplain #COUNTS count} for a closing, still sealed, by trustee. */
    List<byte[]> counting(String closeSha256) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select s.sealed from share_message s where s.close_sha256 = ? and %s order by s.trustee"
                                .formatted(COUNTS))) {
            select.setString(1, closeSha256);
            var messages = new ArrayList<byte[]>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    messages.add(rows.getBytes("sealed"));
                }
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException("Share messages could not be read", e);
        }
    }
}
