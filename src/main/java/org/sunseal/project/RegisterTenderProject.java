package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.sunseal.trade.Duty;
import org.sunseal.trade.Rules;

/**
 * Registers a tender project and plans its lots. The agency needs the tenderee's mandate, unless it tenders for itself.
 */
@ApplicationScoped
public class RegisterTenderProject {
    private final TenderProjects projects;
    private final Lots lots;
    private final Projects approved;
    private final Registrations registrations;
    private final RulesInForce rules;
    private final Organisations organisations;
    private final Mandates mandates;
    private final TendereeMandate mandate;
    private final Clock clock;

    RegisterTenderProject(
            TenderProjects projects,
            Lots lots,
            Projects approved,
            Registrations registrations,
            RulesInForce rules,
            Organisations organisations,
            Mandates mandates,
            TendereeMandate mandate,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.approved = approved;
        this.registrations = registrations;
        this.rules = rules;
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
    public TenderProject register(Party party, TenderProject.Facts facts, CreditCode tenderee) {
        var code = facts.code();
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
        requireSameTenderee(facts, buyer);
        var project = new TenderProject(facts, agency.id(), buyer.id(), given, now);
        projects.persist(project);
        if (rules.demanding(Duty.REGISTRATION, facts.kind(), facts.region()).isPresent()) {
            registrations.keep(new Registration(code));
        }
        return project;
    }

    /**
     * Plans a lot; it stays unseen until its first notice.
     *
     * @throws Refused {@code not-your-project}, {@code mandate-missing}, {@code lot-taken}, {@code size-missing} where
     *     the kind asks what is bought and for how much, {@code registration-closed}, or see {@link SplitLots}
     */
    @Transactional
    public Lot plan(Party party, LotKey key, LotPlan plan) {
        var project = projects.get(key.tender());
        mandate.require(project, party, clock.instant());
        if (lots.findByIdOptional(key).isPresent()) {
            throw new Refused(ProjectRefusal.LOT_TAKEN, "lot", "The project already has a lot " + key.lot());
        }
        if ((plan.category() == null || plan.estimate().signum() == 0)
                && demanding(Duty.KNOWN_SIZE, project).isPresent()) {
            throw new Refused(
                    ProjectRefusal.SIZE_MISSING,
                    "estimate",
                    "The category and the estimate choose the rules of this kind");
        }
        demanding(Duty.UNDIVIDED_LOTS, project).ifPresent(law -> refuseSplit(project, plan, law));
        if (registrations.find(key.tender()).isPresent()) {
            requireOpen(key.tender());
        }
        var lot = new Lot(key, project.kind(), project.region(), plan);
        lots.persist(lot);
        return lot;
    }

    private Optional<Rules> demanding(Duty duty, TenderProject project) {
        return rules.demanding(duty, project.kind(), project.region());
    }

    private void requireSameTenderee(TenderProject.Facts facts, Organisation buyer) {
        if (facts.project() != null && !approved.get(facts.project()).tenderee().equals(buyer.id())) {
            throw new Refused(
                    ProjectRefusal.TENDEREE_KIND,
                    "project",
                    "Project %s is another tenderee's".formatted(facts.project()));
        }
    }

    private void requireOpen(String tender) {
        var registration = registrations.lock(tender);
        if (!registration.isOpen()) {
            throw new Refused(
                    ProjectRefusal.REGISTRATION_CLOSED,
                    "A registration that is %s takes no more lots".formatted(registration.state()));
        }
    }

    /** @param law the rows that say from which amount it must be tendered as another kind */
    private void refuseSplit(TenderProject tender, LotPlan plan, Rules law) {
        var category = plan.category();
        if (category == null) {
            return;
        }
        var project = tender.project().map(approved::get);
        var beside = project.map(whole -> lots.of(tender.kind(), whole.code()))
                .orElseGet(() -> lots.of(List.of(tender.code())));
        var estimates = Stream.concat(
                        beside.stream()
                                .filter(lot -> lot.category().equals(Optional.of(category)))
                                .map(Lot::estimate),
                        Stream.of(plan.estimate()))
                .toList();
        SplitLots.refuse(
                estimates,
                law.on(category.threshold()),
                project.filter(Project::isStateFunded).isPresent());
    }

    private static Organisation requireTenderee(Organisation buyer) {
        if (buyer.kind() != OrganisationKind.TENDEREE) {
            throw new Refused(
                    ProjectRefusal.TENDEREE_KIND, "tenderee", buyer.name() + " is not registered as a tenderee");
        }
        return buyer;
    }
}
