package org.sunseal.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The members' signatures on reports. They can be read and added to, nothing else. */
@ApplicationScoped
class ReportSignatures {
    private final Rows rows;

    ReportSignatures(Rows rows) {
        this.rows = rows;
    }

    /** Those on a report, in the order they were made. */
    List<ReportSignature> of(UUID evaluation) {
        return rows.list("key.evaluationId = ?1 order by key.number", evaluation);
    }

    void keep(ReportSignature signature) {
        rows.persist(signature);
    }

    /** Private use of {@link ReportSignatures}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<ReportSignature, ReportSignature.Key> {}
}
