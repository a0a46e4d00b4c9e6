package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;
import org.sunseal.kernel.Refused;
import org.sunseal.project.GivenSlip;
import org.sunseal.project.Lot;
import org.sunseal.project.Lots;
import org.sunseal.project.Project;
import org.sunseal.project.ProjectRefusal;
import org.sunseal.project.Projects;
import org.sunseal.project.Registration;
import org.sunseal.project.RegistrationEvent;
import org.sunseal.project.Registrations;
import org.sunseal.project.TenderProjects;
import org.sunseal.project.proof.Slip;
import org.sunseal.trade.Category;
import org.sunseal.trade.TradeKind;

/** What lies on the centre's window: everything that was handed in with a registration, and what was told about it. */
@ApplicationScoped
public class ShowRegistration {
    private final Registrations registrations;
    private final TenderProjects tenders;
    private final Projects projects;
    private final Lots lots;
    private final Organisations organisations;
    private final Clock clock;

    ShowRegistration(
            Registrations registrations,
            TenderProjects tenders,
            Projects projects,
            Lots lots,
            Organisations organisations,
            Clock clock) {
        this.registrations = registrations;
        this.tenders = tenders;
        this.projects = projects;
        this.lots = lots;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What was handed in.
     *
     * @param project the approved or budgeted project it belongs to; null where none was named
     * @param dueAt when the window has to have answered, exclusive; null while nothing waits or the limit is suspended
     * @param events what moved the limit since it was handed in
     * @param told the first correction notice, which had to be complete; null before it
     */
    public record HandedIn(
            Instant at,
            String tender,
            String name,
            TradeKind kind,
            String region,
            Body agency,
            Body tenderee,
            @Nullable OfProject project,
            List<OfLot> lots,
            Registration.State state,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt,
            boolean overdue,
            List<Event> events,
            @Nullable Told told) {}

    public record Body(String name, String creditCode) {}

    /**
     * What was said of the project.
     *
     * @param investment in yuan
     */
    public record OfProject(
            String code, String name, String approval, String fundSource, String investment, boolean stateFunded) {}

    /**
     * What was said of a lot.
     *
     * @param estimate in yuan; null where none was told
     * @param transactionCode null until it is accepted
     */
    public record OfLot(
            String lot,
            String name,
            @Nullable Category category,
            @Nullable String estimate,
            int minimumBids,
            @Nullable String transactionCode) {}

    /** Something that moved the time limit. */
    public record Event(RegistrationEvent.Kind kind, int days, String ground, Instant at) {}

    /**
     * What a later notice may repeat, and nothing else.
     *
     * @param slip its number
     */
    public record Told(String slip, List<Slip.Item> items) {}

    /**
     * The registration of a tender project.
     *
     * @throws Refused {@code no-such-project}; {@code no-such-registration} also as long as it was not handed in
     */
    @Transactional
    public HandedIn show(String tender) {
        var now = clock.instant();
        var of = tenders.get(tender);
        var registration = registrations
                .find(tender)
                .filter(found -> found.state() != Registration.State.DRAFT)
                .orElseThrow(() -> new Refused(
                        ProjectRefusal.NO_SUCH_REGISTRATION, "Project %s was not handed in".formatted(tender)));
        return new HandedIn(
                now,
                tender,
                of.name(),
                of.kind(),
                of.region().code(),
                body(organisations.get(of.agency())),
                body(organisations.get(of.tenderee())),
                of.project().map(projects::get).map(ShowRegistration::project).orElse(null),
                lots.of(List.of(tender)).stream().map(ShowRegistration::lot).toList(),
                registration.state(),
                registration.submittedAt().orElse(null),
                registration.dueAt().orElse(null),
                registration.dueAt().filter(due -> !now.isBefore(due)).isPresent(),
                registrations.eventsOf(registration).stream()
                        .map(event -> new Event(event.kind(), event.days(), event.ground(), event.at()))
                        .toList(),
                told(tender).orElse(null));
    }

    private Optional<Told> told(String tender) {
        return registrations.slipsOf(tender).stream()
                .filter(given -> given.kind() == Slip.Kind.CORRECTION)
                .findFirst()
                .map(GivenSlip::slip)
                .map(slip -> new Told(slip.number(), slip.items()));
    }

    private static Body body(Organisation organisation) {
        return new Body(organisation.name(), organisation.creditCode());
    }

    private static OfProject project(Project project) {
        return new OfProject(
                project.code(),
                project.name(),
                project.approval(),
                project.fundSource(),
                project.investment().toPlainString(),
                project.isStateFunded());
    }

    private static OfLot lot(Lot lot) {
        return new OfLot(
                lot.key().lot(),
                lot.name(),
                lot.category().orElse(null),
                lot.estimate().signum() == 0 ? null : lot.estimate().toPlainString(),
                lot.minimumBids(),
                lot.transactionCode().orElse(null));
    }
}
