package org.sunseal.identity;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sunseal.kernel.Refused;

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

    /**
     * The account that calls itself so.
     *
     * @throws Refused {@code no-such-account} unless exactly one account is called that
     */
    public Account called(String username) {
        var called = list("username", username);
        if (called.size() != 1) {
            throw new Refused(
                    IdentityRefusal.NO_SUCH_ACCOUNT,
                    "to",
                    "No account called %s has ever logged in here".formatted(username));
        }
        return called.getFirst();
    }
}
