package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sunseal.crypto.Certificates;
import org.sunseal.crypto.InvalidEvidence;

/**
 * Revocation lists, asked at the moment a signature is made: from the operator's folder first, else from the address
 * the authority wrote into the certificate. Each list seen is kept, because evidence names it by digest.
 */
@ApplicationScoped
public class RevocationLists {
    private final Rows rows = new Rows();
    private final Map<URI, FetchedList> fetched = new ConcurrentHashMap<>();
    private final Map<Path, FetchedList> read = new ConcurrentHashMap<>();
    private final Optional<Path> folder;
    private final Duration maximumAge;
    private final Clock clock;

    RevocationLists(
            @ConfigProperty(name = "sunseal.crl.folder") Optional<Path> folder,
            @ConfigProperty(name = "sunseal.crl.max-age") Duration maximumAge,
            Clock clock) {
        this.folder = folder;
        this.maximumAge = maximumAge;
        this.clock = clock;
    }

    /**
     * Every list that may say something about these certificates. Whether one is authentic and current, the trust list
     * decides.
     */
    public List<X509CRL> about(Collection<X509Certificate> certificates) {
        var now = clock.instant();
        var lists = new ArrayList<X509CRL>();
        for (var certificate : certificates) {
            var here = inFolder(now).stream()
                    .filter(known -> known.list().getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                    .toList();
            here.forEach(known -> lists.add(known.list()));
            if (here.stream().noneMatch(known -> known.isCurrent(now))) {
                FetchedList.addresses(certificate)
                        .forEach(address -> fetch(address, now).ifPresent(list -> lists.add(list.list())));
            }
        }
        return lists;
    }

    /** The list of that digest, as it was seen. */
    @Transactional
    public Optional<byte[]> kept(String sha256) {
        return rows.findByIdOptional(sha256).map(RevocationList::der);
    }

    /**
     * The lists of these certificates' issuers that were current at a past instant, long after newer ones replaced
     * them.
     */
    @Transactional
    public List<byte[]> keptAbout(Collection<X509Certificate> certificates, Instant at) {
        var issuers = certificates.stream()
                .map(certificate -> certificate.getIssuerX500Principal().getName())
                .toList();
        return rows
                .list("issuer in ?1 and thisUpdateAt <= ?2 and nextUpdateAt > ?2 order by thisUpdateAt", issuers, at)
                .stream()
                .map(RevocationList::der)
                .toList();
    }

    private List<FetchedList> inFolder(Instant now) {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder.get(), "*.crl")) {
            var lists = new ArrayList<FetchedList>();
            for (var file : files) {
                lists.add(read(file, now));
            }
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of revocation lists cannot be read", e);
        }
    }

    private FetchedList read(Path file, Instant now) throws IOException {
        var changed = Files.getLastModifiedTime(file).toInstant();
        var known = read.get(file);
        if (known == null || !known.fetchedAt().equals(changed)) {
            var name = String.valueOf(file.getFileName());
            known = new FetchedList(Certificates.parseCrl(Files.readAllBytes(file)), name, changed);
            keep(new FetchedList(known.list(), name, now));
            read.put(file, known);
        }
        return known;
    }

    /** A list in hand that still holds is better than none when its address is out of reach (RFC 5280 section 6.3). */
    private Optional<FetchedList> fetch(URI address, Instant now) {
        var known = fetched.get(address);
        if (known != null && known.isFresh(now, maximumAge)) {
            return Optional.of(known);
        }
        var fresh = download(address, now);
        if (fresh == null) {
            return Optional.ofNullable(known);
        }
        keep(fresh);
        fetched.put(address, fresh);
        return Optional.of(fresh);
    }

    private static @Nullable FetchedList download(URI address, Instant now) {
        try {
            return FetchedList.from(address, now);
        } catch (IOException | InvalidEvidence e) { // the check that asked will say that revocation is unknown
            Log.warnf("No revocation list from %s: %s", address, e.getMessage());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** In a transaction of its own: the evidence for a refusal must outlive the refused transaction. */
    private void keep(FetchedList list) {
        QuarkusTransaction.requiringNew().run(() -> {
            var row = new RevocationList(list.list(), list.source(), list.fetchedAt());
            // two checks that meet the same new list at once must not both insert it
            rows.getEntityManager()
                    .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                    .setParameter(1, "revocation_list/" + row.sha256())
                    .getSingleResult();
            if (rows.findByIdOptional(row.sha256()).isEmpty()) {
                rows.persist(row);
            }
        });
    }

    private static final class Rows implements PanacheRepositoryBase<RevocationList, String> {}
}
