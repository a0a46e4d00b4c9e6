package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sunseal.audit.AuditLog;
import org.sunseal.crypto.SignedMessage;
import org.sunseal.custody.Register;
import org.sunseal.project.Lot;
import org.sunseal.project.Notices;
import org.sunseal.project.Orders;
import org.sunseal.project.PublishedNotice;
import org.sunseal.project.Registrations;
import org.sunseal.project.RulesInForce;
import org.sunseal.project.TenderProjects;
import org.sunseal.project.proof.Order;
import org.sunseal.supervision.FileEvent.Kind;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.WorkCalendar;

/** What happened to a lot up to its deadline, and orders and objections at any time. Who objected is not told here. */
@ApplicationScoped
class TenderEvents {
    private final TenderProjects projects;
    private final Registrations registrations;
    private final Notices notices;
    private final NoticeVerdicts verdicts;
    private final Orders orders;
    private final Register register;
    private final RulesInForce rules;
    private final AuditLog log;
    private final Rows rows;

    TenderEvents(
            TenderProjects projects,
            Registrations registrations,
            Notices notices,
            NoticeVerdicts verdicts,
            Orders orders,
            Register register,
            RulesInForce rules,
            AuditLog log,
            Rows rows) {
        this.projects = projects;
        this.registrations = registrations;
        this.notices = notices;
        this.verdicts = verdicts;
        this.orders = orders;
        this.register = register;
        this.rules = rules;
        this.log = log;
        this.rows = rows;
    }

    List<FileEvent> of(Lot lot, Instant now) {
        var key = lot.key();
        var events = new ArrayList<FileEvent>();
        events.add(FileEvent.of(Kind.PLANNED, projects.get(key.tender()).registeredAt(), Map.of()));
        registered(key.tender(), events);
        announced(lot, events);
        disputed(lot, now, events);
        for (var order : orders.of(key)) {
            events.add(FileEvent.of(Kind.ORDER, order.recordedAt(), facts(order.message(), order.kind()))
                    .on(order.sha256())
                    .logged(index(order.entry().encode())));
        }
        return events;
    }

    private void registered(String tender, List<FileEvent> events) {
        registrations.find(tender).ifPresent(registration -> registration
                .submittedAt()
                .ifPresent(at -> events.add(FileEvent.of(Kind.SUBMITTED, at, Map.of()))));
        for (var slip : registrations.slipsOf(tender)) {
            events.add(FileEvent.of(
                            Kind.SLIP,
                            slip.issuedAt(),
                            Map.of("number", slip.number(), "kind", slip.kind().name()))
                    .logged(index(slip.entry().encode())));
        }
    }

    private void announced(Lot lot, List<FileEvent> events) {
        var published = notices.of(lot.key());
        var judged = verdicts.of(lot, published);
        PublishedNotice before = null;
        for (var notice : published) {
            var facts = new LinkedHashMap<String, String>();
            facts.put("version", Integer.toString(notice.version()));
            facts.put("inChain", Boolean.toString(notice.isInChain()));
            for (var round : notice.notice().rounds()) {
                var earlier = before == null
                        ? null
                        : before.notice().round(round.round()).orElse(null);
                if (earlier == null || !earlier.openAt().equals(round.openAt())) {
                    facts.put("opensAt." + round.round(), round.openAt().toString());
                    if (earlier != null) {
                        facts.put("before." + round.round(), earlier.openAt().toString());
                    }
                }
            }
            events.add(FileEvent.of(Kind.NOTICE, notice.publishedAt(), facts)
                    .on(notice.sha256())
                    .logged(index(notice.entry().encode()))
                    .judged(judged.getOrDefault(notice.sha256(), List.of())));
            before = notice.isInChain() ? notice : before;
        }
    }

    /** The reason stands in the signed body alone. An order of an earlier regulator is shown without it. */
    private Map<String, String> facts(byte[] message, Order.Kind kind) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("kind", kind.name());
        if (SignedMessage.parse(message).onlySigner().equals(register.current().regulatorSigning())) {
            var order = Order.parse(message, register.current());
            facts.put("reason", order.reason());
            facts.put("orderedAt", order.at().toString());
            order.lifts().ifPresent(lifted -> facts.put("lifts", lifted));
        }
        return facts;
    }

    private record Asked(
            LocalDate on, @Nullable Instant dueAt, @Nullable Instant answeredAt, Map<String, String> facts) {}

    private void disputed(Lot lot, Instant now, List<FileEvent> events) {
        var objections = rows.all(
                row -> {
                    var facts = new LinkedHashMap<String, String>();
                    facts.put("about", row.getString("about"));
                    facts.put("late", Boolean.toString(row.getBoolean("late")));
                    if (row.getString("outcome") != null) {
                        facts.put("outcome", row.getString("outcome"));
                        facts.put("consequence", row.getString("consequence"));
                    }
                    return new Asked(
                            row.getObject("filed_on", LocalDate.class),
                            Rows.instantOrNull(row, "due_at"),
                            Rows.instantOrNull(row, "answered_at"),
                            facts);
                },
                "select about, late, filed_on, due_at, answered_at, outcome, consequence from objection"
                        + " where tender = ? and lot = ? order by filed_on, id",
                lot.key().tender(),
                lot.key().lot());
        for (var objection : objections) {
            var verdict = answered(lot, Subject.ANSWER_TO_OBJECTION, objection, now);
            events.add(FileEvent.of(Kind.OBJECTION_FILED, begin(objection.on()), objection.facts())
                    .ofDay()
                    .judged(objection.answeredAt() == null ? verdict : List.of()));
            if (objection.answeredAt() != null) {
                events.add(FileEvent.of(Kind.OBJECTION_ANSWERED, objection.answeredAt(), objection.facts())
                        .judged(verdict));
            }
        }
        var enquiries = rows.all(
                row -> new Asked(
                        row.getObject("asked_on", LocalDate.class),
                        Rows.instantOrNull(row, "due_at"),
                        Rows.instantOrNull(row, "answered_at"),
                        Map.of()),
                "select asked_on, due_at, answered_at from enquiry where tender = ? and lot = ? and answered_at is not null",
                lot.key().tender(),
                lot.key().lot());
        for (var enquiry : enquiries) {
            if (enquiry.answeredAt() != null) {
                events.add(FileEvent.of(Kind.ENQUIRY_ANSWERED, enquiry.answeredAt(), Map.of())
                        .judged(answered(lot, Subject.ANSWER_TO_ENQUIRY, enquiry, now)));
            }
        }
    }

    /** Nothing where no period is set. */
    private List<Verdict> answered(Lot lot, Subject subject, Asked asked, Instant now) {
        var due = asked.dueAt();
        return due == null
                ? List.of()
                : row(lot, subject, asked.on()).stream()
                        .map(rule -> Verdict.before(rule, due, asked.answeredAt(), now))
                        .toList();
    }

    private List<Rule> row(Lot lot, Subject subject, LocalDate on) {
        return NoticeVerdicts.row(rules.of(lot.kind(), lot.region(), on), subject).stream()
                .toList();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
    }

    private @Nullable Long index(byte[] entry) {
        return log.indexOf(entry).orElse(null);
    }
}
