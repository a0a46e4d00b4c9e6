package org.sunseal.letters;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** The mail addresses accounts gave. Whoever gives none reads letters in the inbox. */
@ApplicationScoped
public class LetterAddresses {
    private final Rows rows;
    private final Accounts accounts;

    LetterAddresses(Rows rows, Accounts accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    /**
     * An address.
     *
     * @param as everything its owner may be on a list as
     * @param roles the owner's when the address was given
     */
    record Reachable(String email, List<Member> as, List<String> roles) {
        /** Whether one of the audiences or list members, by their keys, is its owner. */
        boolean isAmong(Set<String> keys) {
            return as.stream().anyMatch(member -> keys.contains(member.key()))
                    || roles.stream()
                            .anyMatch(role -> keys.contains(Audience.role(role).key()));
        }
    }

    /** Sets or replaces the caller's address. */
    @Transactional
    public void set(Party party, String email) {
        var account = accounts.of(party).subject();
        rows.findByIdOptional(account)
                .ifPresentOrElse(
                        known -> known.become(email, party.roles()),
                        () -> rows.persist(new LetterAddress(account, email, party.roles())));
    }

    /**
     * The caller's address.
     *
     * @throws Refused {@code no-mail-address}
     */
    @Transactional
    public String of(Party party) {
        return rows.findByIdOptional(party.account())
                .map(LetterAddress::email)
                .orElseThrow(
                        () -> new Refused(LetterRefusal.NO_MAIL_ADDRESS, "Your account has given no mail address"));
    }

    /** Takes the caller's address away; without one nothing happens. */
    @Transactional
    public void forget(Party party) {
        rows.deleteById(party.account());
    }

    /** Everybody who gave an address. */
    List<Reachable> all() {
        return rows
                .getEntityManager()
                .createQuery(
                        "select a, c from LetterAddress a join %s c on c.subject = a.account order by a.account"
                                .formatted(Account.class.getSimpleName()),
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> reachable((LetterAddress) row[0], (Account) row[1]))
                .toList();
    }

    private static Reachable reachable(LetterAddress address, Account account) {
        var as = new ArrayList<Member>(List.of(Member.account(account.subject())));
        account.organisation().map(Member::organisation).ifPresent(as::add);
        return new Reachable(address.email(), as, address.roles());
    }

    /** Private use of {@link LetterAddresses}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<LetterAddress, String> {}
}
