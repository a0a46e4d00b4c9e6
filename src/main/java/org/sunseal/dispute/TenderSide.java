package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Party;
import org.sunseal.project.TenderProject;
import org.sunseal.project.TenderProjects;

/** The tenderee of a project and the agency that runs it. */
@ApplicationScoped
class TenderSide {
    private final TenderProjects projects;
    private final Accounts accounts;

    TenderSide(TenderProjects projects, Accounts accounts) {
        this.projects = projects;
        this.accounts = accounts;
    }

    /** Both, each once. */
    List<UUID> of(String tender) {
        var project = projects.get(tender);
        return Stream.of(project.agency(), project.tenderee()).distinct().toList();
    }

    boolean includes(String tender, UUID organisation) {
        return of(tender).contains(organisation);
    }

    /** Whether that account belongs to it. */
    boolean hasMember(String tender, String account) {
        return accounts.findByIdOptional(account)
                .flatMap(Account::organisation)
                .filter(own -> includes(tender, own))
                .isPresent();
    }

    /**
     * Requires that the party may speak for the tenderee: as its member, or as the agency under a mandate.
     *
     * @throws org.sunseal.kernel.Refused {@code mandate-missing}
     */
    TenderProject requireSpeaksForTenderee(Party party, String tender, Instant now) {
        var project = projects.get(tender);
        party.requireMayActFor(project.tenderee(), MandateScope.TENDER, now);
        return project;
    }
}
