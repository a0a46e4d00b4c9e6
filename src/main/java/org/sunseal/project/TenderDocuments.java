package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.sunseal.crypto.Framing;
import org.sunseal.crypto.Merkle;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** The documents of tender projects. Notices name all of a project's documents at once, by {@link #root}. */
@ApplicationScoped
public class TenderDocuments {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final Rows rows;
    private final TenderProjects projects;
    private final LotLocks locks;
    private final Blobs blobs;
    private final Clock clock;

    TenderDocuments(Rows rows, TenderProjects projects, LotLocks locks, Blobs blobs, Clock clock) {
        this.rows = rows;
        this.projects = projects;
        this.locks = locks;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * Stores a document of the caller's project; the same bytes again change nothing. The bytes come in outside of any
     * transaction: a slow line must not hold a connection to the database.
     *
     * @param expected whether the digest stored so far, if any, is one the caller has seen
     * @throws Refused {@code document-name}, {@code not-your-project}, {@code document-changed} when it is not as
     *     expected, or {@code document-published} when a notice already covers other bytes of that name
     */
    public TenderDocument add(
            Party party, String tender, String name, Predicate<Optional<String>> expected, InputStream content)
            throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refused(ProjectRefusal.DOCUMENT_NAME, "name", "A document's name is made of A-Z a-z 0-9 . _ -");
        }
        QuarkusTransaction.requiringNew().run(() -> projects.get(tender).requireRunBy(party.organisation()));
        var sha256 = blobs.keep(content);
        var size = blobs.size(sha256);
        return QuarkusTransaction.requiringNew()
                .call(() -> enter(new TenderDocument.Key(tender, name), expected, sha256, size));
    }

    private TenderDocument enter(
            TenderDocument.Key key, Predicate<Optional<String>> expected, String sha256, long size) {
        locks.documents(key.tender());
        var known = rows.findByIdOptional(key);
        var stored = known.map(TenderDocument::sha256);
        if (!stored.equals(Optional.of(sha256)) && !expected.test(stored)) {
            throw new Refused(
                    ProjectRefusal.DOCUMENT_CHANGED,
                    "name",
                    stored.map("Stored under that name now: "::concat).orElse("Nothing is stored under that name now"));
        }
        if (known.isEmpty()) {
            var added = new TenderDocument(key, sha256, size, clock.instant());
            rows.persist(added);
            return added;
        }
        if (!known.get().sha256().equals(sha256)) {
            if (known.get().publishedAt().isPresent()) {
                throw new Refused(
                        ProjectRefusal.DOCUMENT_PUBLISHED,
                        "name",
                        "A notice covers it; an addendum needs a name of its own");
            }
            known.get().replaceBy(sha256, size, clock.instant());
        }
        return known.get();
    }

    /**
     * Takes a document out that no notice covers yet.
     *
     * @throws Refused {@code not-your-project}, {@code no-such-document} or {@code document-published}
     */
    @Transactional
    public void remove(Party party, String tender, String name) {
        projects.get(tender).requireRunBy(party.organisation());
        locks.documents(tender);
        var document = get(tender, name);
        if (document.publishedAt().isPresent()) {
            throw new Refused(
                    ProjectRefusal.DOCUMENT_PUBLISHED, "name", "A notice covers it; what was published stays");
        }
        rows.delete(document);
    }

    /**
     * The document of that name.
     *
     * @throws Refused {@code no-such-document}
     */
    public TenderDocument get(String tender, String name) {
        return rows.findByIdOptional(new TenderDocument.Key(tender, name))
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_SUCH_DOCUMENT, "No document is called " + name));
    }

    /** A document's bytes; the caller closes the stream. */
    public InputStream read(TenderDocument document) throws IOException {
        return blobs.read(document.sha256());
    }

    /** All of a project, by name. */
    public List<TenderDocument> of(String tender) {
        return rows.list("key.tender", tender).stream()
                .sorted(Comparator.comparing(TenderDocument::name))
                .toList();
    }

    /**
     * The root a notice has to name: RFC 6962, one entry for each document, the 32 bytes of its digest, in the order of
     * {@link #of}.
     */
    public String root(String tender) {
        return Framing.hex(Merkle.root(of(tender).stream()
                .map(document -> Merkle.leafHash(Framing.unhex(document.sha256())))
                .toList()));
    }

    /** Makes all of a project's documents public, in the transaction of the notice that covers them. */
    void publish(String tender) {
        var now = clock.instant();
        of(tender).forEach(document -> document.publish(now));
    }

    /** Private use of {@link TenderDocuments}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<TenderDocument, TenderDocument.Key> {}
}
