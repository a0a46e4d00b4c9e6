package org.sunseal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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

    @Transactional
    public Mandate grant(Party party, CreditCode from, String to, MandateScope scope, Instant until) {
        var own = party.own();
        if (!own.creditCode().equals(from.value())) {
            throw new Refused(
                    IdentityRefusal.MANDATE_NOT_YOURS,
                    "from",
                    "Only an account of the organisation itself gives its mandate");
        }
        var now = clock.instant();
        if (!now.isBefore(until)) {
            throw new Refused(IdentityRefusal.MANDATE_PERIOD, "validUntil", "A mandate ends in the future");
        }
        var mandate = new Mandate(own.id(), accounts.called(to), scope, party.account(), now, until);
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
