package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.audit.proof.TlogProof;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Notice;
import org.sunseal.project.proof.WitnessedNotice;

/** Every validly signed notice that came in. They can be read and added to, nothing else. */
@ApplicationScoped
public class Notices {
    private static final int WAITING = 100;

    private final Rows rows;
    private final Witnesses witnesses;

    Notices(Rows rows, Witnesses witnesses) {
        this.rows = rows;
        this.witnesses = witnesses;
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

    /**
     * The notice of the chain that opened a round: the first that names it.
     *
     * @throws Refused {@code no-such-round}
     */
    public PublishedNotice opening(LotKey lot, int round) {
        return of(lot).stream()
                .filter(PublishedNotice::isInChain)
                .filter(published -> published.notice().round(round).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refused(
                        ProjectRefusal.NO_SUCH_ROUND, "No notice of lot %s names round %d".formatted(lot, round)));
    }

    /** The notice with that body. */
    public Optional<PublishedNotice> withDigest(String bodySha256) {
        return rows.findByIdOptional(bodySha256);
    }

    /** Proofs that the witnesses had seen the notices after version 1, as early as it can be proved. */
    public List<TlogProof> proofsOfLater(LotKey lot) {
        return later(lot).stream()
                .flatMap(notice -> witnesses.findById(notice.sha256()).proof().stream())
                .map(TlogProof::parse)
                .toList();
    }

    /** All after version 1, for {@link org.sunseal.project.proof.OnTime}. */
    List<WitnessedNotice> witnessedLater(LotKey lot) {
        return later(lot).stream()
                .map(notice -> new WitnessedNotice(
                        notice.notice(),
                        witnesses.findById(notice.sha256()).quorumAt().orElse(null),
                        notice.outageSince().orElse(null)))
                .toList();
    }

    private List<PublishedNotice> later(LotKey lot) {
        return of(lot).stream().filter(notice -> notice.version() > 1).toList();
    }

    /** Digests of some the witnesses have not been known to see. */
    List<String> unwitnessed() {
        return witnesses
                .getEntityManager()
                .createQuery("select bodySha256 from NoticeWitness where quorumAt is null", String.class)
                .setMaxResults(WAITING)
                .getResultList();
    }

    /** Keeps when the witnesses had seen a notice; false if that is known already. */
    boolean keepWitnessed(PublishedNotice notice, TlogProof proof, Instant quorumTime) {
        var witness = witnesses.findById(notice.sha256());
        if (witness.quorumAt().isPresent()) {
            return false;
        }
        witness.saw(proof, quorumTime);
        return true;
    }

    void keep(PublishedNotice notice) {
        rows.persist(notice);
        witnesses.persist(new NoticeWitness(notice));
    }

    /** Private use of {@link Notices}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<PublishedNotice, String> {}

    /** Private use of {@link Notices}. */
    @ApplicationScoped
    static class Witnesses implements PanacheRepositoryBase<NoticeWitness, String> {}
}
