package org.sunseal.bidding;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.sql.DataSource;
import org.sunseal.crypto.Keys;
import org.sunseal.crypto.SecretBlob;
import org.sunseal.custody.KeysAllotted;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.project.RoundKey;

/**
 * One random key per round, wrapped by the master key. The master key is a file outside the database and its backups, so a
 * copy of the database ties nobody to a lot (protocol 5.4).
 */
@ApplicationScoped
class LotSecrets {
    /** Stands in for a round where a row must be found without knowing its round. */
    static final RoundKey DIRECTORY = new RoundKey("", "", 0);

    private static final int KEY_BYTES = 32;

    private final DataSource database;
    private final PlatformKeys keys;
    private final ConcurrentMap<RoundKey, byte[]> known = new ConcurrentHashMap<>();

    LotSecrets(DataSource database, PlatformKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Makes the directory's key before anybody can bid. */
    void prepare(@Observes StartupEvent started) {
        of(DIRECTORY);
    }

    /** Makes the round's key when the trustees allot its slots: a key that appeared later would tell of the first download. */
    void prepare(@Observes KeysAllotted allotted) {
        of(new RoundKey(allotted.tender(), allotted.lot(), allotted.round()));
    }

    /** The round's key. */
    byte[] of(RoundKey round) {
        return known.computeIfAbsent(round, this::load).clone();
    }

    /** In a transaction of its own: a key that was handed out must not be rolled back. */
    private byte[] load(RoundKey round) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                var wrapped = find(connection, round);
                if (wrapped.isEmpty()) {
                    insert(connection, round, wrap(round, Keys.random(KEY_BYTES)));
                    wrapped = find(connection, round); // two may have tried, one row stands
                }
                return unwrap(round, wrapped.orElseThrow());
            }
        });
    }

    private static Optional<byte[]> find(Connection connection, RoundKey round) throws SQLException {
        try (var select = connection.prepareStatement(
                "select wrapped from lot_secret where tender = ? and lot = ? and round = ?")) {
            select.setString(1, round.tender());
            select.setString(2, round.lot());
            select.setInt(3, round.round());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static void insert(Connection connection, RoundKey round, byte[] wrapped) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into lot_secret (tender, lot, round, wrapped) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, round.tender());
            insert.setString(2, round.lot());
            insert.setInt(3, round.round());
            insert.setBytes(4, wrapped);
            insert.executeUpdate();
        }
    }

    private static byte[] name(RoundKey round) {
        return round.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] wrap(RoundKey round, byte[] key) {
        return SecretBlob.seal(keys.master(), name(round), key, KEY_BYTES + Integer.BYTES);
    }

    private byte[] unwrap(RoundKey round, byte[] wrapped) {
        return SecretBlob.open(keys.master(), name(round), wrapped);
    }
}
