package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.Trigger;
import org.sunseal.trade.WorkCalendar;

/** Books the place and the time of a lot's opening; after it the lot may be announced. */
@ApplicationScoped
public class ScheduleLot {
    private final TenderProjects projects;
    private final Lots lots;
    private final Registrations registrations;
    private final TendereeMandate mandate;
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    ScheduleLot(
            TenderProjects projects,
            Lots lots,
            Registrations registrations,
            TendereeMandate mandate,
            RulesInForce rules,
            WorkCalendar calendar,
            Clock clock) {
        this.projects = projects;
        this.lots = lots;
        this.registrations = registrations;
        this.mandate = mandate;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The lot with its booking.
     *
     * @param place an opening room; blank when the lot is opened on-line alone
     * @throws Refused {@code registration-open} before the centre accepted it, {@code place-taken}, {@code
     *     deadline-too-early} where even a notice published now would come too late, {@code step-not-allowed}
     */
    @Transactional
    public Lot schedule(Party agency, LotKey key, String place, Instant openAt) {
        var now = clock.instant();
        mandate.require(projects.get(key.tender()), agency, now);
        requireRegistered(key.tender());
        var lot = lots.lock(key);
        new TimeLimit(rules.of(lot).on(Subject.ISSUE_TO_DEADLINE), calendar).require(now, openAt);
        if (!place.isBlank() && lots.isBooked(place, openAt)) {
            throw new Refused(ProjectRefusal.PLACE_TAKEN, "place", "%s is booked at %s".formatted(place, openAt));
        }
        lot.move(Trigger.SCHEDULE, Actor.AGENCY);
        lot.book(place, openAt);
        return lot;
    }

    private void requireRegistered(String tender) {
        registrations
                .find(tender)
                .filter(registration -> registration.state() != Registration.State.REGISTERED)
                .ifPresent(registration -> {
                    throw new Refused(
                            ProjectRefusal.REGISTRATION_OPEN,
                            "The centre has not accepted project %s; it is %s".formatted(tender, registration.state()));
                });
    }
}
