package org.sunseal.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sunseal.documents.Blobs;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** Takes a file that later papers name by its digest: evidence, a contract, a record of acceptance. */
@ApplicationScoped
public class AttachFile {
    private final Rows rows;
    private final Awards awards;
    private final Blobs blobs;
    private final TenderSide tenderSide;
    private final Clock clock;

    AttachFile(Rows rows, Awards awards, Blobs blobs, TenderSide tenderSide, Clock clock) {
        this.rows = rows;
        this.awards = awards;
        this.blobs = blobs;
        this.tenderSide = tenderSide;
        this.clock = clock;
    }

    /**
     * The file; the same bytes again answer with the one there is. The bytes come in outside of any transaction.
     *
     * @throws Refused {@code not-evaluated}, {@code not-the-tender-side}
     */
    public AttachedFile attach(Party party, LotKey lot, String name, InputStream content) throws IOException {
        var now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            awards.get(lot);
            tenderSide.require(party, lot, now);
        });
        var sha256 = blobs.keep(content);
        var size = blobs.size(sha256);
        return QuarkusTransaction.requiringNew().call(() -> {
            var key = new AttachedFile.Key(lot, sha256);
            return rows.findByIdOptional(key).orElseGet(() -> {
                var file = new AttachedFile(key, name, size, party.account(), now);
                rows.persist(file);
                return file;
            });
        });
    }

    /** All of a lot. */
    List<AttachedFile> of(LotKey lot) {
        return rows.list("key.tender = ?1 and key.lot = ?2 order by key.sha256", lot.tender(), lot.lot());
    }

    Optional<AttachedFile> find(LotKey lot, String sha256) {
        return rows.findByIdOptional(new AttachedFile.Key(lot, sha256));
    }

    /** The bytes; refuses {@code no-such-file} for one that was never attached to this lot. */
    byte[] read(LotKey lot, String sha256) {
        var known = QuarkusTransaction.joiningExisting().call(() -> find(lot, sha256));
        if (known.isEmpty()) {
            throw new Refused(AwardRefusal.NO_SUCH_FILE, "No file %s is attached to lot %s".formatted(sha256, lot));
        }
        try (var stored = blobs.read(sha256)) {
            return stored.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Private use of {@link AttachFile}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<AttachedFile, AttachedFile.Key> {}
}
