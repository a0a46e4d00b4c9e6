package org.sunseal.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.sunseal.kernel.Refused;

/** Who is acting in this request, and for whom. */
@RequestScoped
public class Party {
    private final SecurityIdentity identity;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Mandates mandates;

    Party(SecurityIdentity identity, Accounts accounts, Organisations organisations, Mandates mandates) {
        this.identity = identity;
        this.accounts = accounts;
        this.organisations = organisations;
        this.mandates = mandates;
    }

    /** The token's subject: never reused by the identity provider, unlike a name. */
    public String account() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : username();
    }

    public String username() {
        return identity.getPrincipal().getName();
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** The account's own organisation; {@code no-organisation} is refused when it belongs to none. */
    public UUID organisation() {
        return own().id();
    }

    /** Its own organisation's credit code. */
    public String creditCode() {
        return own().creditCode();
    }

    /** Its own organisation's name. */
    public String name() {
        return own().name();
    }

    /**
     * The organisation the account belongs to.
     *
     * @throws Refused {@code no-organisation} when it belongs to none
     */
    public Organisation own() {
        return accounts.findByIdOptional(account())
                .flatMap(Account::organisation)
                .map(organisations::get)
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.NO_ORGANISATION, "Your account belongs to no organisation; register it first"));
    }

    /**
     * Whether this account acts for the organisation at that instant: as its member, or under a mandate of that scope.
     */
    public boolean mayActFor(UUID organisation, MandateScope scope, Instant at) {
        var member = accounts.findByIdOptional(account())
                .flatMap(Account::organisation)
                .filter(organisation::equals)
                .isPresent();
        return member || mandates.inForce(organisation, account(), scope, at).isPresent();
    }

    /** Refuses with {@code mandate-missing} unless {@link #mayActFor}. */
    public void requireMayActFor(UUID organisation, MandateScope scope, Instant at) {
        if (!mayActFor(organisation, scope, at)) {
            throw new Refused(
                    IdentityRefusal.MANDATE_MISSING,
                    "Your account has no mandate of scope %s from that organisation".formatted(scope.word()));
        }
    }
}
