package org.sunseal.project.web;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.sunseal.identity.Account;
import org.sunseal.identity.Accounts;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.Lots;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.TenderProject;
import org.sunseal.project.TenderProjects;

/** Who sees what before it is published: the agency and the tenderee. To all others it does not exist. */
@RequestScoped
class Visibility {
    private final SecurityIdentity identity;
    private final Party party;
    private final Accounts accounts;
    private final TenderProjects projects;
    private final Lots lots;

    Visibility(SecurityIdentity identity, Party party, Accounts accounts, TenderProjects projects, Lots lots) {
        this.identity = identity;
        this.party = party;
        this.accounts = accounts;
        this.projects = projects;
        this.lots = lots;
    }

    TenderProject require(String tender) {
        var project = projects.get(tender);
        if (!projects.isPublished(tender) && !isOwn(project)) {
            throw new Refused(ProjectRefusal.NO_SUCH_PROJECT, "No project has the code " + tender);
        }
        return project;
    }

    Lot require(LotKey key) {
        var lot = lots.get(key);
        if (lot.noticeVersion() == 0 && !isOwn(projects.get(key.tender()))) {
            throw new Refused(ProjectRefusal.NO_SUCH_LOT, "Lot %s is not registered".formatted(key));
        }
        return lot;
    }

    /** For whoever handles registrations, and whose they are. */
    void requireOfficialOrOwn(String tender) {
        var project = projects.get(tender);
        if (!identity.hasRole("centre") && !identity.hasRole("regulator") && !isOwn(project)) {
            throw new Refused(ProjectRefusal.NO_SUCH_PROJECT, "No project has the code " + tender);
        }
    }

    boolean isOwn(TenderProject project) {
        return !identity.isAnonymous()
                && accounts.findByIdOptional(party.account())
                        .flatMap(Account::organisation)
                        .filter(own -> own.equals(project.agency()) || own.equals(project.tenderee()))
                        .isPresent();
    }
}
