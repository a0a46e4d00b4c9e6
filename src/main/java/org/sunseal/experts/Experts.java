package org.sunseal.experts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** The experts the centre has admitted. There is no search by name, for nobody may ask for an expert by name (TBR 46). */
@ApplicationScoped
public class Experts {
    private final Rows rows;

    Experts(Rows rows) {
        this.rows = rows;
    }

    /** @throws Refused {@code no-such-expert} */
    Expert get(UUID id) {
        return rows.findByIdOptional(id)
                .orElseThrow(() -> new Refused(ExpertRefusal.NO_SUCH_EXPERT, "There is no expert " + id));
    }

    /**
     * The caller's own entry.
     *
     * @throws Refused {@code not-an-expert}
     */
    public Expert of(Party party) {
        return rows.find("account", party.account())
                .firstResultOptional()
                .orElseThrow(() -> new Refused(
                        ExpertRefusal.NOT_AN_EXPERT,
                        "Your account belongs to no registered expert; join with your certificate first"));
    }

    Optional<Expert> withCertificate(String sha256) {
        return rows.find("certificateSha256", sha256).firstResultOptional();
    }

    /** All, oldest first. */
    public List<Expert> all() {
        return rows.list("order by registeredAt, id");
    }

    void keep(Expert expert) {
        rows.persist(expert);
    }

    /** Private use of {@link Experts}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Expert, UUID> {}
}
