package org.sunseal.opening;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** The revocation lists that identity kept when signatures were made: evidence needs the one that was current then, not today's. */
@ApplicationScoped
class KeptRevocationLists {
    private final DataSource database;

    KeptRevocationLists(DataSource database) {
        this.database = database;
    }

    /** One list of the certificate's issuer that was current at that instant, DER. */
    Optional<byte[]> current(X509Certificate certificate, Instant at) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        """
                        select der from revocation_list
                        where issuer = ? and this_update_at <= ? and next_update_at > ?
                        order by this_update_at, sha256 limit 1""")) {
            select.setString(1, certificate.getIssuerX500Principal().getName());
            select.setTimestamp(2, Timestamp.from(at));
            select.setTimestamp(3, Timestamp.from(at));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes("der")) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Revocation lists could not be read", e);
        }
    }
}
