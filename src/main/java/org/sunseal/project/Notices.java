package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sunseal.project.proof.Notice;

/** Every validly signed notice that came in. They can be read and added to, nothing else. */
@ApplicationScoped
public class Notices {
    private final Rows rows;

    Notices(Rows rows) {
        this.rows = rows;
    }

    /** All of a lot, by version; with those off the chain, which bind where they delay. */
    public List<PublishedNotice> of(LotKey lot) {
        return rows.list(
                "tender = ?1 and lot = ?2 order by version, inChain desc, publishedAt", lot.tender(), lot.lot());
    }

    /** The terms of all of them, for {@link org.sunseal.project.proof.EffectiveTerms}. */
    public List<Notice> termsOf(LotKey lot) {
        return of(lot).stream().map(PublishedNotice::notice).toList();
    }

    /** The version of the chain. */
    public Optional<PublishedNotice> inChain(LotKey lot, int version) {
        return rows.find("tender = ?1 and lot = ?2 and version = ?3 and inChain", lot.tender(), lot.lot(), version)
                .firstResultOptional();
    }

    /** The notice with that body. */
    public Optional<PublishedNotice> withDigest(String bodySha256) {
        return rows.findByIdOptional(bodySha256);
    }

    void keep(PublishedNotice notice) {
        rows.persist(notice);
    }

    /** Private use of {@link Notices}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<PublishedNotice, String> {}
}
