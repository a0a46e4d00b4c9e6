package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.CreditCode;
import org.sunseal.identity.IdentityRefusal;
import org.sunseal.identity.Mandate;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Mandates;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.OrganisationKind;
import org.sunseal.identity.Organisations;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/**
 * Registers a tender project and plans its lots. The agency needs the tenderee's mandate, unless it tenders for itself.
 */
@ApplicationScoped
public class RegisterTenderProject {
    private final TenderProjects projects;
    private final Lots lots;
    private final Organisations organisations;
    private final Mandates mandates;
    private final TendereeMandate mandate;
    private final Clock clock;

    RegisterTenderProject(
            TenderProjects projects,
            Lots lots,
            Organisations organisations,
            Mandates mandates,
            TendereeMandate mandate,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.organisations = organisations;
        this.mandates = mandates;
        this.mandate = mandate;
        this.clock = clock;
    }

    /**
     * The registered project; the same again by the same agency answers with the one there is.
     *
     * @throws Refused {@code project-code-taken}, {@code no-such-organisation}, {@code tenderee-kind} or
     *     {@code mandate-missing}
     */
    @Transactional
    public TenderProject register(Party party, String code, String name, CreditCode tenderee) {
        var now = clock.instant();
        var agency = party.own();
        var buyer = organisations
                .withCreditCode(tenderee.value())
                .orElseThrow(() -> new Refused(
                        IdentityRefusal.NO_SUCH_ORGANISATION, "tenderee", "The tenderee is not registered here"));
        var known = projects.findByIdOptional(code);
        if (known.isPresent()) {
            if (known.get().agency().equals(agency.id())
                    && known.get().tenderee().equals(buyer.id())) {
                return known.get();
            }
            throw new Refused(ProjectRefusal.PROJECT_CODE_TAKEN, "code", "Another project has that code");
        }
        @Nullable
        UUID given = buyer.id().equals(agency.id())
                ? null
                : mandates.inForce(requireTenderee(buyer).id(), party.account(), MandateScope.TENDER, now)
                        .map(Mandate::id)
                        .orElseThrow(() -> new Refused(
                                IdentityRefusal.MANDATE_MISSING,
                                "tenderee",
                                "%s has not mandated your account to tender".formatted(buyer.name())));
        var project = new TenderProject(code, name, agency.id(), buyer.id(), given, now);
        projects.persist(project);
        return project;
    }

    /**
     * Plans a lot; it stays unseen until its first notice.
     *
     * @param slotClass row of the public table of slot numbers
     * @throws Refused {@code not-your-project}, {@code mandate-missing} or {@code lot-taken}
     */
    @Transactional
    public Lot plan(Party party, LotKey key, String name, int minimumBids, String slotClass) {
        mandate.require(projects.get(key.tender()), party, clock.instant());
        if (lots.findByIdOptional(key).isPresent()) {
            throw new Refused(ProjectRefusal.LOT_TAKEN, "lot", "The project already has a lot " + key.lot());
        }
        var lot = new Lot(key, name, minimumBids, slotClass);
        lots.persist(lot);
        return lot;
    }

    private static Organisation requireTenderee(Organisation buyer) {
        if (buyer.kind() != OrganisationKind.TENDEREE) {
            throw new Refused(
                    ProjectRefusal.TENDEREE_KIND, "tenderee", buyer.name() + " is not registered as a tenderee");
        }
        return buyer;
    }
}
