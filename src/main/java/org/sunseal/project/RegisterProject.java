package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.sunseal.identity.CreditCode;
import org.sunseal.identity.IdentityRefusal;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** Registers the project behind tenders to come, for a tenderee that mandated the agency. */
@ApplicationScoped
public class RegisterProject {
    private final Projects projects;
    private final Organisations organisations;
    private final Clock clock;

    RegisterProject(Projects projects, Organisations organisations, Clock clock) {
        this.projects = projects;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The registered project; the same code again by the same agency answers with the one there is.
     *
     * @throws Refused {@code project-code-taken}, {@code no-such-organisation} or {@code mandate-missing}
     */
    @Transactional
    public Project register(Party party, CreditCode tenderee, Project.Facts facts) {
        var agency = party.organisation();
        var buyer = organisations
                .withCreditCode(tenderee.value())
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.NO_SUCH_ORGANISATION, "tenderee", "The tenderee is not registered here"));
        var known = projects.findByIdOptional(facts.code());
        if (known.isPresent()) {
            if (known.get().agency().equals(agency) && known.get().tenderee().equals(buyer.id())) {
                return known.get();
            }
            throw new Refused(ProjectRefusal.PROJECT_CODE_TAKEN, "code", "Another project has that code");
        }
        var now = clock.instant();
        if (!buyer.id().equals(agency)) {
            party.requireMayActFor(buyer.id(), MandateScope.TENDER, now);
        }
        var project = new Project(facts, agency, buyer.id(), now);
        projects.persist(project);
        return project;
    }
}
