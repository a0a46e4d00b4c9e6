package org.sunseal.experts;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.Party;
import org.sunseal.identity.SigningCertificates;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.TenderProjects;

/** Lets the tenderee say whom it sends into the committee: accounts of its own, who sign with its certificates. */
@ApplicationScoped
public class NameDelegates {
    /**
     * Somebody the tenderee sends.
     *
     * @param username of an account that belongs to the tenderee
     * @param certificateSha256 a certificate the tenderee registered
     */
    public record Named(String username, String name, String certificateSha256) {}

    private final TenderProjects projects;
    private final CommitteeDraws draws;
    private final Accounts accounts;
    private final SigningCertificates certificates;
    private final ExpertSecrets secrets;
    private final Rows rows;
    private final Clock clock;

    NameDelegates(
            TenderProjects projects,
            CommitteeDraws draws,
            Accounts accounts,
            SigningCertificates certificates,
            ExpertSecrets secrets,
            Rows rows,
            Clock clock) {
        this.projects = projects;
        this.draws = draws;
        this.accounts = accounts;
        this.certificates = certificates;
        this.secrets = secrets;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Names all delegates of a committee, once.
     *
     * @throws Refused {@code not-the-tenderee}, {@code delegates}
     */
    @Transactional
    public int name(Party party, LotKey lot, List<Named> delegates) {
        var tenderee = projects.get(lot.tender()).tenderee();
        if (!tenderee.equals(party.organisation())) {
            throw new Refused(ExpertRefusal.NOT_THE_TENDEREE, "Only the tenderee sends delegates");
        }
        var drawn = draws.standing(lot);
        int expected = drawn.isEmpty() ? 0 : drawn.getLast().delegates();
        if (delegates.size() != expected || !of(lot).isEmpty()) {
            throw refused("The committee has %d seats of the tenderee, named once".formatted(expected));
        }
        var own = new HashSet<String>();
        certificates.of(tenderee).forEach(certificate -> own.add(certificate.sha256()));
        var now = clock.instant();
        var seen = new HashSet<String>();
        for (int i = 0; i < delegates.size(); i++) {
            var delegate = delegates.get(i);
            var account = account(tenderee, delegate.username());
            if (!own.contains(delegate.certificateSha256()) || !seen.add(account.subject())) {
                throw refused("%s signs with no certificate of the tenderee, or is named twice"
                        .formatted(delegate.username()));
            }
            rows.persist(new Delegate(
                    lot, i + 1, account.subject(), delegate.name(), delegate.certificateSha256(), secrets, now));
        }
        return delegates.size();
    }

    /** How many are named into the committee of a lot that judges now. */
    public int named(LotKey lot) {
        return of(lot).size();
    }

    /** Those in the committee of a lot that judges now, by number. */
    List<Delegate> of(LotKey lot) {
        return rows.list("tender = ?1 and lot = ?2 order by number", lot.tender(), lot.lot()).stream()
                .filter(delegate -> !delegate.isDissolved())
                .toList();
    }

    private Account account(UUID tenderee, String username) {
        return accounts.list("username", username).stream()
                .filter(account ->
                        account.organisation().filter(tenderee::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> refused("%s is no account of the tenderee".formatted(username)));
    }

    private static Refused refused(String detail) {
        return new Refused(ExpertRefusal.DELEGATES, "delegates", detail);
    }

    /** Private use of {@link NameDelegates}. */
    @ApplicationScoped
    static class Rows implements PanacheRepositoryBase<Delegate, UUID> {}
}
