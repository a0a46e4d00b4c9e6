package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** The accounts that ever called. */
@ApplicationScoped
public class Accounts implements PanacheRepositoryBase<Account, String> {
    private final Clock clock;

    Accounts(Clock clock) {
        this.clock = clock;
    }

    /** The row of whoever is calling, made at the first call. Two first calls at once are one row. */
    @Transactional
    public Account of(Party party) {
        getEntityManager()
                .createNativeQuery("""
                        insert into account (subject, username, first_seen_at, version) values (:subject, :username, :now, 0)
                        on conflict (subject) do nothing""")
                .setParameter("subject", party.account())
                .setParameter("username", party.username())
                .setParameter("now", clock.instant())
                .executeUpdate();
        var account = findById(party.account());
        account.calledItself(party.username());
        return account;
    }

    /** The account that calls itself so; empty unless exactly one does. */
    Optional<Account> called(String username) {
        var called = list("username", username);
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
