package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sunseal.crypto.Framing;
import org.sunseal.opening.proof.Release;

/** Which statements of release have been taken, so that each stands in the log once. */
@ApplicationScoped
class LoggedReleases {
    private final DataSource database;

    LoggedReleases(DataSource database) {
        this.database = database;
    }

    /**
     * Notes a release within the caller's transaction; false if the trustee's very statement was taken before, in
     * whatever signed bytes.
     */
    boolean note(Release release) {
        var insert = "insert into logged_release (trustee, close_sha256, body_sha256) values (?, ?, ?)"
                + " on conflict do nothing";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(insert)) {
            statement.setString(1, release.trustee());
            statement.setString(2, release.closeSha256());
            statement.setString(3, Framing.hex(Framing.sha256(release.body())));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("The releases cannot be noted", e);
        }
    }

    /** Who has released its shares of that round so far, each once, by name. */
    List<String> of(String closeSha256) {
        var select = "select distinct trustee from logged_release where close_sha256 = ? order by trustee";
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(select)) {
            statement.setString(1, closeSha256);
            var trustees = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    trustees.add(rows.getString("trustee"));
                }
            }
            return trustees;
        } catch (SQLException e) {
            throw new IllegalStateException("The releases cannot be read", e);
        }
    }
}
