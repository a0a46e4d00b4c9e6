package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.trade.Rules;
import org.sunseal.trade.ServiceLimit;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TradeRefusal;
import org.sunseal.trade.WorkCalendar;

/**
 * Until when the centre's window has to answer. The day follows from the rule, the calendar and the typed events; nobody
 * sets it.
 */
@ApplicationScoped
public class ServiceClock {
    private final Registrations registrations;
    private final TenderProjects projects;
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final Clock clock;

    ServiceClock(
            Registrations registrations,
            TenderProjects projects,
            RulesInForce rules,
            WorkCalendar calendar,
            Clock clock) {
        this.registrations = registrations;
        this.projects = projects;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Lets the time limit of a submission begin. */
    void begin(Registration registration) {
        registration.fallDue(due(registration, List.of()));
    }

    /**
     * Suspends the time limit, lets it go on, or extends it, once, while it has not run out.
     *
     * @param days working days of an extension; 0 otherwise
     * @throws Refused {@code step-not-allowed} when nothing waits, or the event does not follow those before it; {@code
     *     time-limit-passed} once it has run out; {@code above-maximum} for too long an extension
     */
    @Transactional
    public Registration move(Party centre, String tender, RegistrationEvent.Kind kind, int days, String ground) {
        var registration = registrations.lock(tender);
        var now = clock.instant();
        var events = new ArrayList<>(registrations.eventsOf(registration));
        require(registration.state() == Registration.State.SUBMITTED, "Nothing waits for the window");
        var suspended = isSuspended(events);
        switch (kind) {
            case SUSPENDED -> require(!suspended, "The time limit is suspended already");
            case RESUMED -> require(suspended, "The time limit is not suspended");
            case EXTENDED -> {
                require(!suspended, "A suspended time limit is not extended");
                require(
                        events.stream().noneMatch(event -> event.kind() == RegistrationEvent.Kind.EXTENDED),
                        "The time limit was extended once");
                requireAllowed(tender, days);
            }
        }
        if (registration.dueAt().filter(due -> !now.isBefore(due)).isPresent()) {
            throw new Refused(
                    TradeRefusal.TIME_LIMIT_PASSED,
                    "The time limit ended at %s; nothing moves it now"
                            .formatted(registration.dueAt().orElseThrow()));
        }
        var event = new RegistrationEvent(tender, kind, days, ground, centre.account(), now);
        registrations.keep(event);
        events.add(event);
        registration.fallDue(due(registration, events));
        return registration;
    }

    private void requireAllowed(String tender, int days) {
        var most = rules(tender).on(Subject.SERVICE_EXTENSION);
        require(days > 0, "An extension says by how many working days");
        if (most.value().intValueExact() < days) {
            throw new Refused(
                    TradeRefusal.ABOVE_MAXIMUM,
                    "days",
                    "%s: at most %s working days"
                            .formatted(most.citation(), most.value().toPlainString()));
        }
    }

    private @Nullable Instant due(Registration registration, List<RegistrationEvent> events) {
        var suspensions = new ArrayList<ServiceLimit.Suspension>();
        var extension = 0;
        for (var event : events) {
            var day = LocalDate.ofInstant(event.at(), WorkCalendar.LEGAL_ZONE);
            switch (event.kind()) {
                case SUSPENDED -> suspensions.add(new ServiceLimit.Suspension(day, null));
                case RESUMED ->
                    suspensions.add(
                            new ServiceLimit.Suspension(suspensions.removeLast().from(), day));
                case EXTENDED -> extension += event.days();
            }
        }
        var rule = rules(registration.tender()).on(Subject.SERVICE);
        return new ServiceLimit(rule, calendar)
                .end(registration.submittedAt().orElseThrow(), suspensions, extension)
                .orElse(null);
    }

    private Rules rules(String tender) {
        var project = projects.get(tender);
        return rules.of(project.kind(), project.region());
    }

    private static boolean isSuspended(List<RegistrationEvent> events) {
        return events.stream()
                .filter(event -> event.kind() != RegistrationEvent.Kind.EXTENDED)
                .reduce((before, after) -> after)
                .filter(last -> last.kind() == RegistrationEvent.Kind.SUSPENDED)
                .isPresent();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new Refused(ProjectRefusal.STEP_NOT_ALLOWED, rule);
        }
    }
}
