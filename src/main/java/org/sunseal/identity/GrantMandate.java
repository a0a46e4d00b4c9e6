package org.sunseal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.sunseal.kernel.Refused;

/** Lets an account act for the caller's own organisation, or takes that back. A mandate cannot be passed on. */
@ApplicationScoped
public class GrantMandate {
    private final Accounts accounts;
    private final Mandates mandates;
    private final Clock clock;

    GrantMandate(Accounts accounts, Mandates mandates, Clock clock) {
        this.accounts = accounts;
        this.mandates = mandates;
        this.clock = clock;
    }

    /**
     * Gives a mandate.
     *
     * @param from credit code of the caller's own organisation
     * @param to username of an account
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code mandate-not-yours}, {@code no-such-account},
     *     {@code mandate-period}
     */
    @Transactional
    public Mandate grant(Party party, String from, String to, MandateScope scope, Instant until) {
        var own = party.own();
        var now = clock.instant();
        var refused = new ArrayList<Refused>();
        if (!own.creditCode().equals(from)) {
            refused.add(new Refused(
                    IdentityRefusal.MANDATE_NOT_YOURS,
                    "from",
                    "Only an account of the organisation itself gives its mandate"));
        }
        var mandated = accounts.called(to);
        if (mandated.isEmpty()) {
            refused.add(new Refused(
                    IdentityRefusal.NO_SUCH_ACCOUNT,
                    "to",
                    "No account called %s has ever logged in here".formatted(to)));
        }
        if (!now.isBefore(until)) {
            refused.add(new Refused(IdentityRefusal.MANDATE_PERIOD, "validUntil", "A mandate ends in the future"));
        }
        Refused.all(refused);
        var mandate = new Mandate(own.id(), mandated.orElseThrow(), scope, party.account(), now, until);
        mandates.persist(mandate);
        return mandate;
    }

    @Transactional
    public void withdraw(Party party, UUID id) {
        var mandate = mandates.findByIdOptional(id)
                .filter(given -> given.organisation().equals(party.organisation()))
                .orElseThrow(
                        () -> new Refused(IdentityRefusal.MANDATE_NOT_YOURS, "Your organisation gave no such mandate"));
        mandate.withdraw(clock.instant());
    }
}
