package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sunseal.kernel.Refused;

/** The registered organisations. */
@ApplicationScoped
public class Organisations implements PanacheRepositoryBase<Organisation, UUID> {
    public Organisation get(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(
                        () -> new Refused(IdentityRefusal.NO_SUCH_ORGANISATION, "No organisation has the id " + id));
    }

    /** Those with one of the ids, read at once. */
    public List<Organisation> all(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    public Optional<Organisation> withCreditCode(String creditCode) {
        return find("creditCode", creditCode).firstResultOptional();
    }
}
