package org.sunseal.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.TrustList;

/**
 * The authorities accepted by this platform: a table, filled from the operator's trust file. Several may be in
 * it at once (mutual recognition); one that was withdrawn in the table stays withdrawn, whatever the file says.
 */
@ApplicationScoped
public class TrustAnchors {
    /** The digests of those in force. */
    static final String IN_FORCE = "select sha256 from trust_anchor where withdrawn_at is null order by sha256";

    private final Rows rows = new Rows();
    private final Optional<Path> file;
    private final ObjectMapper json;
    private final Clock clock;
    private final DataSource database;
    private volatile @Nullable FileTime seededFrom;
    private volatile @Nullable Known known;

    /** Authorities as they were read, and the rows they stand in. */
    private record Known(List<String> digests, TrustList accepted) {}

    TrustAnchors(
            @ConfigProperty(name = "sunseal.trust-file") Optional<Path> file,
            ObjectMapper json,
            Clock clock,
            DataSource database) {
        this.file = file;
        this.json = json;
        this.clock = clock;
        this.database = database;
    }

    /**
     * Those in force now. A trust file that is new or changed is read into the table first, in a transaction of its own:
     * what the caller's does must not decide whether this platform knows its authorities.
     */
    public TrustList current() {
        readTrustFile();
        return of(inForce());
    }

    /** The authorities with these digests, which a transaction has just seen in force. */
    TrustList of(List<String> digests) {
        var latest = known;
        if (latest == null || !latest.digests.equals(digests)) {
            latest = read(digests);
            known = latest;
        }
        return latest.accepted;
    }

    /** Asked each time, so that an authority withdrawn on any node is out at once; a row's bytes never change. */
    private List<String> inForce() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(IN_FORCE);
                var found = select.executeQuery()) {
            var digests = new ArrayList<String>();
            while (found.next()) {
                digests.add(found.getString(1));
            }
            return List.copyOf(digests);
        } catch (SQLException e) {
            throw new IllegalStateException("The authorities cannot be read", e);
        }
    }

    private Known read(List<String> digests) {
        var found = QuarkusTransaction.joiningExisting().call(() -> rows.list("sha256 in ?1 order by sha256", digests));
        return new Known(
                found.stream().map(TrustAnchor::sha256).toList(),
                new TrustList(found.stream().map(TrustAnchor::certificate).toList()));
    }

    /** Reads a trust file that is new or changed into the table, in a transaction of its own. */
    void readTrustFile() {
        if (file.isEmpty() || !Files.isReadable(file.get())) {
            return;
        }
        try {
            var modified = Files.getLastModifiedTime(file.get());
            if (modified.equals(seededFrom)) {
                return;
            }
            var authorities = new ArrayList<X509Certificate>();
            for (var anchor : trustFile(file.get()).path("anchors")) {
                authorities.add(Certificates.parse(anchor.binaryValue()));
            }
            QuarkusTransaction.requiringNew().run(() -> authorities.forEach(this::add));
            seededFrom = modified; // only now: the rows are committed
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file's anchors cannot be read", e);
        }
    }

    /** Two nodes may do this at once, and one that was withdrawn is there already. */
    private void add(X509Certificate authority) {
        rows.getEntityManager()
                .createNativeQuery("""
                        insert into trust_anchor (sha256, der, subject, added_at) values (:sha256, :der, :subject, :now)
                        on conflict (sha256) do nothing""")
                .setParameter("sha256", Certificates.sha256(authority))
                .setParameter("der", Certificates.der(authority))
                .setParameter("subject", authority.getSubjectX500Principal().getName())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /**
     * The trustee register of the same file, as the regulator signed it; for display, since whoever checks has a file
     * of its own.
     */
    public byte[] registerForDisplay() {
        try {
            return file.isPresent() && Files.isReadable(file.get())
                    ? trustFile(file.get()).path("register").binaryValue()
                    : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file's register is not base64", e);
        }
    }

    private JsonNode trustFile(Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("The trust file cannot be read: " + file, e);
        }
    }

    private static final class Rows implements PanacheRepositoryBase<TrustAnchor, String> {}
}
