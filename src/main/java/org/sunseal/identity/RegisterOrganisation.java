package org.sunseal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
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
     * @throws Refused or {@link org.sunseal.kernel.Refusals}: {@code bad-credit-code}, {@code kind-is-not-your-role},
     *     {@code already-a-member} of another organisation, {@code credit-code-taken} by an organisation this account
     *     does not belong to
     */
    @Transactional
    public Organisation register(Party party, String name, String creditCode, OrganisationKind kind) {
        var account = accounts.of(party);
        var own = account.organisation().map(organisations::get);
        var refused = new ArrayList<Refused>();
        if (!CreditCode.isOne(creditCode)) {
            refused.add(CreditCode.refusal());
        }
        if (!party.roles().contains(kind.word())) {
            refused.add(new Refused(
                    IdentityRefusal.KIND_IS_NOT_YOUR_ROLE, "kind", "Your account is not one of a " + kind.word()));
        }
        if (own.isPresent() && !own.get().creditCode().equals(creditCode)) {
            refused.add(new Refused(
                    IdentityRefusal.ALREADY_A_MEMBER,
                    "Your account already belongs to " + own.get().name()));
        } else if (own.isEmpty() && organisations.withCreditCode(creditCode).isPresent()) {
            refused.add(new Refused(
                    IdentityRefusal.CREDIT_CODE_TAKEN,
                    "creditCode",
                    "That organisation is registered by another account"));
        }
        Refused.all(refused);
        if (own.isPresent()) {
            return own.get();
        }
        var organisation = new Organisation(name, new CreditCode(creditCode), kind, clock.instant());
        organisations.persist(organisation);
        account.join(organisation);
        return organisation;
    }
}
