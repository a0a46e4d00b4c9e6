package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.identity.Party;
import org.sunseal.identity.PlatformKeys;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Slip;
import org.sunseal.trade.Actor;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.TransactionCode;
import org.sunseal.trade.Trigger;
import org.sunseal.trade.WorkCalendar;

/**
 * Answers a registration at the centre's window: accepts it, tells everything that must be corrected, or refuses it on a
 * ground of the law. Each answer is a numbered slip the platform signs; its open log entry is appended in the same
 * transaction.
 */
@ApplicationScoped
public class AnswerRegistration {
    private static final String OBJECT = "对本通知不服的,可以在期限届满前申请行政复议或者向行政监督部门投诉。 "
            + "Whoever disagrees may apply for review or complain to the regulator within the time limit; %s";
    private static final String CORRECT = "补正后可以再次提交,办理期限重新计算。 "
            + "What is listed is everything. Handed in again, it is handled within a new time limit; %s";

    private final Registrations registrations;
    private final TenderProjects projects;
    private final Lots lots;
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final NumberSeries numbers;
    private final Optional<String> platform;
    private final PlatformKeys keys;
    private final AuditLog log;
    private final Event<SlipGiven> events;
    private final Clock clock;

    AnswerRegistration(
            Registrations registrations,
            TenderProjects projects,
            Lots lots,
            RulesInForce rules,
            WorkCalendar calendar,
            NumberSeries numbers,
            @ConfigProperty(name = "sunseal.platform.credit-code") Optional<String> platform,
            PlatformKeys keys,
            AuditLog log,
            Event<SlipGiven> events,
            Clock clock) {
        this.registrations = registrations;
        this.projects = projects;
        this.lots = lots;
        this.rules = rules;
        this.calendar = calendar;
        this.numbers = numbers;
        this.platform = platform;
        this.keys = keys;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Why the centre may refuse; it approves no content, and a lawful project it must take (NB 16; OP1117 1). */
    public enum Ground {
        OUT_OF_SCOPE("The project is none of this platform's catalogue [NB 16]"),
        NOT_APPROVED("What the law wants approved before a tender is not [TBR 7]"),
        REGISTERED_ELSEWHERE("Another platform has accepted the same project [NB 16]");

        private final String text;

        Ground(String text) {
            this.text = text;
        }
    }

    /**
     * Accepts it: every lot gets its unified transaction code, and may be scheduled.
     *
     * @throws Refused {@code step-not-allowed}, {@code platform-code-missing}
     */
    @Transactional
    public GivenSlip accept(Party centre, String tender) {
        var registration = registrations.lock(tender);
        registration.answer(Registration.State.REGISTERED);
        var now = now();
        var codes = lots.of(List.of(tender)).stream()
                .map(lot -> new Slip.Code(lot.key().lot(), register(lots.lock(lot.key()), now)))
                .toList();
        return give(centre, Slip.Kind.ACCEPTED, projects.get(tender), List.of(), null, codes, now);
    }

    private String register(Lot lot, Instant now) {
        var creditCode = platform.orElseThrow(() ->
                new Refused(ProjectRefusal.PLATFORM_CODE_MISSING, "The platform's own credit code is not configured"));
        var day = day(now);
        var serial = numbers.next("code-" + DateTimeFormatter.BASIC_ISO_DATE.format(day));
        var code = new TransactionCode(lot.kind().tradeClass(), creditCode, day, serial);
        lot.register(code);
        if (lot.allows(Trigger.REGISTER)) {
            lot.move(Trigger.REGISTER, Actor.CENTRE);
        }
        return code.toString();
    }

    /**
     * Tells everything that must be corrected, once: a later notice may repeat what is still wrong, and name nothing the
     * first one did not.
     *
     * @throws Refused {@code correction-not-complete}, {@code step-not-allowed}
     */
    @Transactional
    public GivenSlip askToCorrect(Party centre, String tender, List<Slip.Item> items) {
        var registration = registrations.lock(tender);
        requireTold(tender, items);
        registration.answer(Registration.State.CORRECTION);
        return give(centre, Slip.Kind.CORRECTION, projects.get(tender), items, null, List.of(), now());
    }

    private void requireTold(String tender, List<Slip.Item> items) {
        var first = registrations.firstCorrection(tender);
        if (first.isEmpty()) {
            return;
        }
        var told = first.get().items().stream().map(Slip.Item::field).collect(Collectors.toSet());
        Refused.all(items.stream()
                .filter(item -> !told.contains(item.field()))
                .map(item -> new Refused(
                        ProjectRefusal.CORRECTION_NOT_COMPLETE,
                        item.field(),
                        "Slip %s had to name everything, and does not name %s"
                                .formatted(first.get().number(), item.field())))
                .toList());
    }

    /**
     * Refuses it for good.
     *
     * @param why how the ground applies, in words
     * @throws Refused {@code step-not-allowed}
     */
    @Transactional
    public GivenSlip refuse(Party centre, String tender, Ground ground, String why) {
        var registration = registrations.lock(tender);
        registration.answer(Registration.State.REFUSED);
        var told = "%s: %s".formatted(ground.text, why);
        return give(centre, Slip.Kind.REFUSED, projects.get(tender), List.of(), told, List.of(), now());
    }

    private GivenSlip give(
            Party centre,
            Slip.Kind kind,
            TenderProject project,
            List<Slip.Item> items,
            @Nullable String ground,
            List<Slip.Code> codes,
            Instant now) {
        var inForce = rules.of(project.kind(), project.region());
        var isCorrection = kind == Slip.Kind.CORRECTION;
        var rule = inForce.on(isCorrection ? Subject.SERVICE : Subject.SERVICE_REMEDY);
        var year = day(now).getYear();
        var slip = new Slip(
                Slip.number(year, numbers.next("slip-" + year)),
                kind,
                project.code(),
                now,
                items,
                ground,
                (isCorrection ? CORRECT : OBJECT).formatted(rule.citation()),
                isCorrection ? null : new TimeLimit(rule, calendar).end(now),
                codes);
        var given = new GivenSlip(
                slip,
                SignedMessage.sign(slip.body(), keys.signer()),
                SignedMessage.sign(slip.logged(), keys.signer()),
                centre.account());
        registrations.keep(given);
        log.append(given.entry());
        events.fire(new SlipGiven(project.agency(), slip));
        return given;
    }

    /** As slips write it, in milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE);
    }
}
