package org.sunseal.bidding;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SecretBlob;
import org.sunseal.project.RoundKey;

/**
 * The one table in which all lots keep what must stay secret until they close. A row's address is an HMAC under the round's
 * key, its content one padded blob; no column, reference, sequence or time groups rows by lot (protocol 5.4). To find the
 * rows of a round one must have its key and name each slot, which is what closing does.
 */
@ApplicationScoped
class SecretRows {
    /** Blobs grow in steps of so many bytes: the length tells neither the kind of a row nor the size of a bid. */
    private static final int STEP = 16 * 1024;

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

    /** What a row is found by within its round. */
    record Name(Kind kind, List<String> parts) {
        static Name of(Kind kind, String... parts) {
            return new Name(kind, List.of(parts));
        }
    }

    /** A row to write. */
    record Row(RoundKey round, Name name, Map<String, ? extends @Nullable Object> content) {}

    private static final String INSERT = "insert into sealed_row (address, blob) values (?, ?) on conflict do nothing";
    private static final String SELECT = "select address, blob from sealed_row where address = any(?)";
    private static final String LOCK = "select pg_advisory_xact_lock(?)";

    private final DataSource database;
    private final LotSecrets secrets;

    SecretRows(DataSource database, LotSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    /** Writes a row once; false, and nothing written, if its address is taken. */
    boolean keep(RoundKey round, Kind kind, Map<String, ? extends @Nullable Object> content, String... name) {
        return insert(List.of(new Row(round, Name.of(kind, name), content)))[0] == 1;
    }

    /** Writes rows in one round trip. None may be there yet: whoever writes them holds the lock under which it looked. */
    void keepAll(List<Row> rows) {
        if (Arrays.stream(insert(rows)).anyMatch(count -> count != 1)) {
            throw new IllegalStateException("A secret row was there already");
        }
    }

    private int[] insert(List<Row> rows) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var row : rows) {
                byte[] key = secrets.of(row.round());
                byte[] address = address(key, row.name());
                insert.setBytes(1, address);
                insert.setBytes(2, SecretBlob.seal(blobKey(key), address, CanonicalJson.write(row.content()), STEP));
                insert.addBatch();
            }
            return insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Secret rows could not be kept", e);
        }
    }

    Optional<Fields> find(RoundKey round, Kind kind, String... name) {
        var wanted = Name.of(kind, name);
        return Optional.ofNullable(findEach(round, List.of(wanted)).get(wanted));
    }

    /** The rows of these slots that exist, by slot. */
    Map<String, Fields> findAll(RoundKey round, Kind kind, Collection<String> slots) {
        var found = new HashMap<String, Fields>();
        findEach(round, slots.stream().map(slot -> Name.of(kind, slot)).toList())
                .forEach((name, row) -> found.put(name.parts().getFirst(), row));
        return found;
    }

    /** Those of the named rows that exist, read in one round trip. */
    Map<Name, Fields> findEach(RoundKey round, Collection<Name> names) {
        return open(round, names, addresses -> select(SELECT, addresses));
    }

    /**
     * Keeps every other transaction of this organisation in this round out until the transaction ends, and reads what is
     * there then, in the same round trip: each statement sees what was committed when it began.
     */
    Map<Name, Fields> lockOwner(RoundKey round, String organisation, Collection<Name> names) {
        byte[] owner = address(secrets.of(round), Name.of(Kind.OWNER, organisation));
        return open(round, names, addresses -> {
            try (var connection = database.getConnection();
                    var statements = connection.prepareStatement(LOCK + ";" + SELECT)) {
                statements.setLong(1, ByteBuffer.wrap(owner).getLong());
                statements.setArray(2, array(connection, addresses));
                statements.execute();
                statements.getMoreResults();
                return read(statements.getResultSet());
            } catch (SQLException e) {
                throw new IllegalStateException("The owner's lock could not be taken", e);
            }
        });
    }

    private Map<Name, Fields> open(
            RoundKey round, Collection<Name> names, Function<Collection<byte[]>, Map<String, byte[]>> read) {
        byte[] key = secrets.of(round);
        var addresses = new HashMap<Name, byte[]>();
        names.forEach(name -> addresses.put(name, address(key, name)));
        var blobs = addresses.isEmpty() ? Map.<String, byte[]>of() : read.apply(addresses.values());
        byte[] blobKey = blobKey(key);
        var found = new HashMap<Name, Fields>();
        addresses.forEach((name, address) -> {
            var blob = blobs.get(Framing.hex(address));
            if (blob != null) {
                found.put(name, Fields.read(SecretBlob.open(blobKey, address, blob)));
            }
        });
        return found;
    }

    /** Which of these slots have no row of this kind. */
    Set<String> absent(RoundKey round, Kind kind, Collection<String> slots) {
        byte[] key = secrets.of(round);
        var bySlot = new HashMap<String, String>();
        for (var slot : slots) {
            bySlot.put(Framing.hex(address(key, Name.of(kind, slot))), slot);
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
        byte[] owner = address(secrets.of(round), Name.of(Kind.OWNER, organisation));
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, ByteBuffer.wrap(owner).getLong());
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("The owner's lock could not be taken", e);
        }
    }

    private static byte[] address(byte[] key, Name name) {
        var parts = name.parts().stream().map(part -> part.getBytes(StandardCharsets.UTF_8));
        return Framing.hmac(key, name.kind().tag(), parts.toArray(byte[][]::new));
    }

    /** Addresses and contents do not share a key. */
    private static byte[] blobKey(byte[] key) {
        return Framing.hmac(key, "blob");
    }

    private static List<byte[]> addressesOf(Collection<String> hex) {
        return hex.stream().map(Framing::unhex).toList();
    }

    /** Rows by the hex of their first column, each with its last column. */
    private Map<String, byte[]> select(String sql, Collection<byte[]> addresses) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setArray(1, array(connection, addresses));
            return read(select.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException("Secret rows could not be read", e);
        }
    }

    private static Array array(Connection connection, Collection<byte[]> addresses) throws SQLException {
        return connection.createArrayOf("bytea", addresses.toArray(new byte[0][]));
    }

    private static Map<String, byte[]> read(ResultSet result) throws SQLException {
        var found = new HashMap<String, byte[]>();
        try (var rows = result) {
            int last = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                found.put(Framing.hex(rows.getBytes(1)), rows.getBytes(last));
            }
        }
        return found;
    }
}
