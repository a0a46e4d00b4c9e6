package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mandates ever given. */
@ApplicationScoped
public class Mandates implements PanacheRepositoryBase<Mandate, UUID> {
    /** The mandate under which the account acts for the organisation at that instant, if there is one. */
    public Optional<Mandate> inForce(UUID organisation, String account, MandateScope scope, Instant at) {
        return list("organisationId = ?1 and account = ?2 and scope = ?3", organisation, account, scope.word()).stream()
                .filter(mandate -> mandate.isInForce(at))
                .findFirst();
    }

    /** Whether that mandate stands at that instant: neither ended nor taken back. */
    public boolean isInForce(UUID mandate, Instant at) {
        return findByIdOptional(mandate).filter(given -> given.isInForce(at)).isPresent();
    }
}
