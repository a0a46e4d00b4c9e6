package org.sunseal.project;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
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

    /** One page of those with something published, newest first; pages count from 0. */
    public List<TenderProject> published(int page, int size) {
        return find("""
                from TenderProject p
                where exists (select 1 from Lot l where l.key.tender = p.code and l.noticeVersion > 0)
                order by p.registeredAt desc, p.code""").page(Page.of(page, size)).list();
    }

    /** One page of all an organisation runs or has run for it, newest first, published or not. */
    public List<TenderProject> ownedBy(UUID organisation, int page, int size) {
        return find("agencyId = ?1 or tendereeId = ?1 order by registeredAt desc, code", organisation)
                .page(Page.of(page, size))
                .list();
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
