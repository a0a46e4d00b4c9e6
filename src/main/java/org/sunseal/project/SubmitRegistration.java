package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** Hands a tender project in at the centre's window: for the first time, or corrected. */
@ApplicationScoped
public class SubmitRegistration {
    private final TenderProjects projects;
    private final Lots lots;
    private final Registrations registrations;
    private final TendereeMandate mandate;
    private final ServiceClock window;
    private final Clock clock;

    SubmitRegistration(
            TenderProjects projects,
            Lots lots,
            Registrations registrations,
            TendereeMandate mandate,
            ServiceClock window,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.registrations = registrations;
        this.mandate = mandate;
        this.window = window;
        this.clock = clock;
    }

    /**
     * The registration, with the day the window has to answer by.
     *
     * @throws Refused or {@link org.sunseal.kernel.Refusals} {@code registration-incomplete}, one for each thing that is
     *     missing; {@code no-such-registration} where the kind demands none, {@code not-your-project}, {@code
     *     mandate-missing} or {@code step-not-allowed}
     */
    @Transactional
    public Registration submit(Party agency, String tender) {
        var project = projects.get(tender);
        var now = clock.instant();
        mandate.require(project, agency, now);
        var registration = registrations.lock(tender);
        Refused.all(missing(project));
        registration.submit(now);
        window.begin(registration);
        return registration;
    }

    private List<Refused> missing(TenderProject project) {
        var missing = new ArrayList<Refused>();
        if (project.project().isEmpty()) {
            missing.add(new Refused(
                    ProjectRefusal.REGISTRATION_INCOMPLETE,
                    "project",
                    "It belongs to an approved or budgeted project; [TBR 7]"));
        }
        if (lots.of(List.of(project.code())).isEmpty()) {
            missing.add(new Refused(ProjectRefusal.REGISTRATION_INCOMPLETE, "lots", "It has at least one lot"));
        }
        return missing;
    }
}
