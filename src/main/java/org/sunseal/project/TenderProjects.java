package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.sunseal.kernel.Refused;

/** The tender projects. */
@ApplicationScoped
public class TenderProjects implements PanacheRepositoryBase<TenderProject, String> {
    /**
     * The project of that code.
     *
     * @throws Refused {@code no-such-project}
     */
    public TenderProject get(String code) {
        return findByIdOptional(code)
                .orElseThrow(() -> new Refused(ProjectRefusal.NO_SUCH_PROJECT, "No project has the code " + code));
    }

    /** Those with something published, newest first. */
    public List<TenderProject> published() {
        return list("""
                from TenderProject p
                where exists (select 1 from Lot l where l.key.tender = p.code and l.noticeVersion > 0)
                order by p.registeredAt desc""");
    }

    /** All of one agency, newest first, published or not. */
    public List<TenderProject> runBy(UUID agency) {
        return list("agencyId = ?1 order by registeredAt desc", agency);
    }

    public boolean isPublished(String code) {
        return !getEntityManager()
                .createQuery(
                        "select l.noticeVersion from Lot l where l.key.tender = :code and l.noticeVersion > 0",
                        Integer.class)
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
