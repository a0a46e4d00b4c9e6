package org.sunseal.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;

/** The papers of awards. They can be read and added to, nothing else. */
@ApplicationScoped
public class Papers {
    private final Rows rows;

    Papers(Rows rows) {
        this.rows = rows;
    }

    /** All of a lot, in the order they were kept. */
    public List<Paper> of(LotKey lot) {
        return rows.list("key.tender = ?1 and key.lot = ?2 order by key.number", lot.tender(), lot.lot());
    }

    /** The newest of its kind; an earlier one rests on an earlier report. */
    public Optional<Paper> newest(LotKey lot, Paper.Kind kind) {
        return rows.find(
                        "key.tender = ?1 and key.lot = ?2 and kind = ?3 order by key.number desc",
                        lot.tender(),
                        lot.lot(),
                        kind)
                .firstResultOptional();
    }

    /** As {@link #newest}, refusing {@code no-such-paper}. */
    public Paper require(LotKey lot, Paper.Kind kind) {
        return newest(lot, kind)
                .orElseThrow(
                        () -> new Refused(AwardRefusal.NO_SUCH_PAPER, "There is no %s of lot %s".formatted(kind, lot)));
    }

    /** Keeps a paper; the caller holds the lot alone, so that no two get the same number. */
    @Transactional(TxType.MANDATORY)
    Paper keep(LotKey lot, Paper.Kind kind, byte[] content, Instant now) {
        var paper = new Paper(lot, of(lot).size() + 1, kind, content, now);
        rows.persistAndFlush(paper);
        return paper;
    }

    /** Private use of {@link Papers}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Paper, Paper.Key> {}
}
