package org.sunseal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sunseal.kernel.Refused;

/** Registers an organisation with the account that speaks for it. Doing it again answers with the same organisation. */
@ApplicationScoped
public class RegisterOrganisation {
    private final Accounts accounts;
    private final Organisations organisations;
    private final Clock clock;

    RegisterOrganisation(Accounts accounts, Organisations organisations, Clock clock) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The organisation, new or as it was registered before by the same account.
     *
     * @throws Refused {@code kind-is-not-your-role}, {@code already-a-member} of another organisation, or
     *     {@code credit-code-taken} by an organisation this account does not belong to
     */
    @Transactional
    public Organisation register(Party party, String name, CreditCode creditCode, OrganisationKind kind) {
        if (!party.roles().contains(kind.word())) {
            throw new Refused(
                    IdentityRefusal.KIND_IS_NOT_YOUR_ROLE, "kind", "Your account is not one of a " + kind.word());
        }
        var account = accounts.of(party);
        if (account.organisation().isPresent()) {
            var own = organisations.get(account.organisation().get());
            if (own.creditCode().equals(creditCode.value())) {
                return own;
            }
            throw new Refused(IdentityRefusal.ALREADY_A_MEMBER, "Your account already belongs to " + own.name());
        }
        if (organisations.withCreditCode(creditCode.value()).isPresent()) {
            throw new Refused(
                    IdentityRefusal.CREDIT_CODE_TAKEN,
                    "creditCode",
                    "That organisation is registered by another account");
        }
        var organisation = new Organisation(name, creditCode, kind, clock.instant());
        organisations.persist(organisation);
        account.join(organisation);
        return organisation;
    }
}
