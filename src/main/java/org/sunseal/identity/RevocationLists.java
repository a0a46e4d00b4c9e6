package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sunseal.crypto.Certificates;

/**
 * Revocation lists, asked at the moment a signature is made: from the operator's folder first, else from the address
 * the authority wrote into the certificate. Each list seen is kept, because evidence names it by digest.
 */
@ApplicationScoped
public class RevocationLists {
    private final Rows rows = new Rows();
    private final Map<Path, FetchedList> read = new ConcurrentHashMap<>();
    private final Optional<Path> folder;
    private final PublishedLists published;
    private final Clock clock;

    RevocationLists(
            @ConfigProperty(name = "sunseal.crl.folder") Optional<Path> folder,
            @ConfigProperty(name = "sunseal.crl.max-age") Duration maximumAge,
            Clock clock) {
        this.folder = folder;
        this.published = new PublishedLists(maximumAge, this::keep);
        this.clock = clock;
    }

    /**
     * Every list that may say something about these certificates at that instant: today's, and where none of today's
     * was out yet then, the one that was. Whether a list is authentic and current, the trust list decides.
     */
    public List<X509CRL> about(Collection<X509Certificate> certificates, Instant at) {
        var now = clock.instant();
        var inFolder = inFolder(now);
        var lists = new ArrayList<FetchedList>();
        var earlier = new ArrayList<X509Certificate>();
        for (var certificate : certificates) {
            var today = today(certificate, inFolder, now);
            today.stream().filter(list -> !lists.contains(list)).forEach(lists::add);
            if (today.stream().noneMatch(list -> list.wasOutAt(at) && list.isCurrent(at))) {
                earlier.add(certificate);
            }
        }
        var kept = keptAbout(earlier, at).stream().map(Certificates::parseCrl);
        return Stream.concat(lists.stream().map(FetchedList::list), kept).toList();
    }

    private List<FetchedList> today(X509Certificate certificate, List<FetchedList> inFolder, Instant now) {
        var lists = new ArrayList<>(inFolder.stream()
                .filter(known -> known.list().getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .toList());
        if (lists.stream().noneMatch(known -> known.isCurrent(now))) {
            FetchedList.addresses(certificate)
                    .forEach(address -> published.at(address, now).ifPresent(lists::add));
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
     * them; of each source the newest then.
     */
    public List<byte[]> keptAbout(Collection<X509Certificate> certificates, Instant at) {
        var issuers = certificates.stream()
                .map(certificate -> certificate.getIssuerX500Principal().getName())
                .collect(Collectors.toSet());
        return issuers.isEmpty()
                ? List.of()
                : QuarkusTransaction.joiningExisting().call(() -> rows.getEntityManager()
                        .createQuery("""
                                select r.der from RevocationList r
                                where r.issuer in :issuers and r.thisUpdateAt <= :at and r.nextUpdateAt > :at
                                  and not exists (
                                    select 1 from RevocationList n
                                    where n.issuer = r.issuer and n.source = r.source and n.thisUpdateAt > r.thisUpdateAt
                                      and n.thisUpdateAt <= :at and n.nextUpdateAt > :at)
                                order by r.thisUpdateAt""", byte[].class)
                        .setParameter("issuers", issuers)
                        .setParameter("at", at)
                        .getResultList());
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

    /** In a transaction of its own: the evidence for a refusal must outlive the refused transaction. */
    private void keep(FetchedList list) {
        QuarkusTransaction.requiringNew().run(() -> {
            var row = new RevocationList(list.list(), list.source(), list.fetchedAt());
            // two checks that meet the same new list at once must not both insert it
            rows.getEntityManager()
                    .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                    .setParameter(1, "revocation_list/" + row.sha256())
                    .getSingleResult();
            if (rows.count("sha256", row.sha256()) == 0) {
                rows.persist(row);
            }
        });
    }

    private static final class Rows implements PanacheRepositoryBase<RevocationList, String> {}
}
