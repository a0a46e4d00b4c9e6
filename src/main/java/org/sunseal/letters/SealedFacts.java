package org.sunseal.letters;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.CanonicalJson;
import org.sunseal.crypto.Fields;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.SecretBlob;

/**
 * Facts that must tie nobody to a lot before its deadline: who took the documents, who asked, who objected, who read
 * what. A fact is found by an HMAC of its name, its content is one padded blob; no column, reference, sequence or time
 * says more (protocol 5.4). To find facts one must have the key and name what one looks for. Written once.
 */
@ApplicationScoped
public class SealedFacts {
    /** Blobs grow in steps of so many bytes; a membership fits into one. */
    private static final int STEP = 1024;

    /** How many addresses are asked for at once. */
    private static final int AT_ONCE = 1000;

    private final DataSource database;
    private final SealingKey key;

    SealedFacts(DataSource database, SealingKey key) {
        this.database = database;
        this.key = key;
    }

    /**
     * What a fact is called.
     *
     * @param kind such as {@code member}; it enters the address, so names of two kinds never meet
     */
    public record Name(String kind, List<String> parts) {
        public Name {
            parts = List.copyOf(parts);
        }

        public static Name of(String kind, String... parts) {
            return new Name(kind, List.of(parts));
        }
    }

    /** Writes a fact once; false, and nothing written, if there is one of that name. */
    public boolean keep(Name name, Map<String, ? extends @Nullable Object> content) {
        byte[] address = digest(name);
        byte[] blob = SecretBlob.seal(blobKey(), address, CanonicalJson.write(content), STEP);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into sealed_fact (address, blob) values (?, ?) on conflict do nothing")) {
            insert.setBytes(1, address);
            insert.setBytes(2, blob);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("A sealed fact could not be kept", e);
        }
    }

    public Optional<Fields> find(Name name) {
        byte[] address = digest(name);
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select blob from sealed_fact where address = ?")) {
            select.setBytes(1, address);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(Fields.read(SecretBlob.open(blobKey(), address, rows.getBytes(1))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A sealed fact could not be read", e);
        }
    }

    /** Those of the names under which there is a fact. */
    public Set<Name> known(Collection<Name> names) {
        var byAddress = new HashMap<String, Name>();
        names.forEach(name -> byAddress.put(Framing.hex(digest(name)), name));
        var addresses = List.copyOf(byAddress.keySet());
        var known = new HashSet<Name>();
        for (int from = 0; from < addresses.size(); from += AT_ONCE) {
            var found = among(addresses.subList(from, Math.min(addresses.size(), from + AT_ONCE)));
            byAddress.forEach((address, name) -> {
                if (found.contains(address)) {
                    known.add(name);
                }
            });
        }
        return known;
    }

    /** 32 bytes only this platform can make of that name: an address, or an identifier nobody can guess from it. */
    public byte[] digest(Name name) {
        var parts = name.parts().stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        return Framing.hmac(key.bytes(), name.kind(), parts);
    }

    /** Seals what changes and therefore stands in a row of its own; it opens only under that name. */
    byte[] seal(Name name, Map<String, ?> content, int step) {
        return SecretBlob.seal(blobKey(), digest(name), CanonicalJson.write(content), step);
    }

    Fields open(Name name, byte[] blob) {
        return Fields.read(SecretBlob.open(blobKey(), digest(name), blob));
    }

    /** Addresses and contents do not share a key. */
    private byte[] blobKey() {
        return Framing.hmac(key.bytes(), "blob");
    }

    private Set<String> among(List<String> addresses) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select address from sealed_fact where address = any(?)")) {
            var wanted = addresses.stream().map(Framing::unhex).toArray(byte[][]::new);
            select.setArray(1, connection.createArrayOf("bytea", wanted));
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(Framing.hex(rows.getBytes(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Sealed facts could not be looked for", e);
        }
    }
}
