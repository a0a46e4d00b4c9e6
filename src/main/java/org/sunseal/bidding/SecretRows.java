package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.project.RoundKey;

/**
 * The one table in which all lots keep what must stay secret until they close. A row's address is an HMAC under the round's
 * key, its content one padded blob; no column, reference, sequence or time groups rows by lot (protocol 5.4). To find the
 * rows of a round one must have its key and name each slot, which is what closing does.
 */
@ApplicationScoped
class SecretRows {
    /** Kinds of rows; the tag enters the address. */
    enum Kind {
        /** By slot: whose it is. */
        SLOT,
        /** By organisation and running number from 0: which slots it has. */
        OWNER,
        /** By slot: the bid made under it. */
        BID,
        /** By slot: that the bid under it was withdrawn or replaced. */
        GONE,
        /** By digest of a sealed.json or withdrawal: where its receipt is. Under the directory's key, not a round's. */
        RECEIPT;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DataSource database;
    private final LotSecrets secrets;

    SecretRows(DataSource database, LotSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Writes a row once; false, and nothing written, if its address is taken. */
    boolean keep(RoundKey round, Kind kind, Map<String, ? extends @Nullable Object> content, String... name) {
        byte[] key = secrets.of(round);
        byte[] address = address(key, kind, name);
        byte[] blob = SecretBlob.seal(blobKey(key), address, CanonicalJson.write(content), SecretBlob.STEP);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into sealed_row (address, blob) values (?, ?) on conflict do nothing")) {
            insert.setBytes(1, address);
            insert.setBytes(2, blob);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A secret row could not be kept", e);
        }
    }

    Optional<Fields> find(RoundKey round, Kind kind, String... name) {
        byte[] key = secrets.of(round);
        byte[] address = address(key, kind, name);
        var blob = blobs(List.of(address)).get(Framing.hex(address));
        return Optional.ofNullable(blob).map(found -> open(key, address, found));
    }

    /** The rows of these slots that exist, by slot. */
    Map<String, Fields> findAll(RoundKey round, Kind kind, Collection<String> slots) {
        byte[] key = secrets.of(round);
        var addresses = new HashMap<String, byte[]>();
        for (var slot : slots) {
            addresses.put(slot, address(key, kind, slot));
        }
        var blobs = blobs(addresses.values());
        var found = new HashMap<String, Fields>();
        addresses.forEach((slot, address) -> {
            var blob = blobs.get(Framing.hex(address));
            if (blob != null) {
                found.put(slot, open(key, address, blob));
            }
        });
        return found;
    }

    /** Which of these slots have no row of this kind. */
    Set<String> absent(RoundKey round, Kind kind, Collection<String> slots) {
        byte[] key = secrets.of(round);
        var bySlot = new HashMap<String, String>();
        for (var slot : slots) {
            bySlot.put(Framing.hex(address(key, kind, slot)), slot);
        }
        var absent = new HashSet<>(slots);
        for (var taken : select("select address from sealed_row where address = any(?)", addressesOf(bySlot.keySet()))
                .keySet()) {
            absent.remove(bySlot.get(taken));
        }
        return absent;
    }

    /** Keeps every other transaction of this organisation in this round out until the transaction ends. */
    void lockOwner(RoundKey round, String organisation) {
        byte[] address = address(secrets.of(round), Kind.OWNER, organisation);
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, ByteBuffer.wrap(address).getLong());
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The owner's lock could not be taken", e);
        }
    }

    private static Fields open(byte[] key, byte[] address, byte[] blob) {
        return Fields.read(SecretBlob.open(blobKey(key), address, blob));
    }

    private static byte[] address(byte[] key, Kind kind, String... name) {
        var parts = new byte[name.length][];
        for (int n = 0; n < name.length; n++) {
            parts[n] = name[n].getBytes(StandardCharsets.UTF_8);
        }
        return Framing.hmac(key, kind.tag(), parts);
    }

    /** Addresses and contents do not share a key. */
    private static byte[] blobKey(byte[] key) {
        return Framing.hmac(key, "blob");
    }

    private static List<byte[]> addressesOf(Collection<String> hex) {
        return hex.stream().map(Framing::unhex).toList();
    }

    private Map<String, byte[]> blobs(Collection<byte[]> addresses) {
        return select("select address, blob from sealed_row where address = any(?)", addresses);
    }

    /** Rows by the hex of their first column, each with its last column. */
    private Map<String, byte[]> select(String sql, Collection<byte[]> addresses) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("bytea", addresses.toArray(new byte[0][])));
            var found = new HashMap<String, byte[]>();
            try (var rows = select.executeQuery()) {
                int last = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    found.put(Framing.hex(rows.getBytes(1)), rows.getBytes(last));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Secret rows could not be read", e);
        }
    }
}
