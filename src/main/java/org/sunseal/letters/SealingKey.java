package org.sunseal.letters;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SecretBlob;
import org.sunseal.identity.PlatformKeys;

/**
 * The one random key of all sealed facts, wrapped by the master key. One for all lots and made at the first start: a key
 * that appeared with the first download of a tender would tell of it.
 */
@ApplicationScoped
class SealingKey {
    private static final int BYTES = 32;
    private static final byte[] NAME = "sunseal-letters".getBytes(StandardCharsets.US_ASCII);

    private final DataSource database;
    private final PlatformKeys keys;
    private volatile byte @Nullable [] known;

    SealingKey(DataSource database, PlatformKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    void prepare(@Observes StartupEvent started) {
        bytes();
    }

    byte[] bytes() {
        var key = known;
        if (key == null) {
            key = load();
            known = key;
        }
        return key.clone();
    }

    /** In a transaction of its own: a key that was used must not be rolled back. */
    private byte[] load() {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var wrapped = find(connection);
                if (wrapped.isEmpty()) {
                    insert(connection);
                    wrapped = find(connection); // two nodes may have tried, one row stands
                }
                return SecretBlob.open(keys.master(), NAME, wrapped.orElseThrow());
            }
        });
    }

    private static Optional<byte[]> find(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select wrapped from sealing_key where id = 1");
                var rows = select.executeQuery()) {
            return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into sealing_key (id, wrapped) values (1, ?) on conflict do nothing")) {
            insert.setBytes(1, SecretBlob.seal(keys.master(), NAME, Keys.random(BYTES), BYTES + Integer.BYTES));
            insert.executeUpdate();
        }
    }
}
