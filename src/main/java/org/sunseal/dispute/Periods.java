package org.sunseal.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.project.Lot;
import org.sunseal.project.LotRound;
import org.sunseal.project.RulesInForce;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.WorkCalendar;

/** How long may be objected and when an answer is due, by the rows in force for a lot. */
@ApplicationScoped
class Periods {
    private final RulesInForce rules;
    private final WorkCalendar calendar;

    Periods(RulesInForce rules, WorkCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** As {@link ObjectionRow#isLate}, by the rules in force for the lot. */
    boolean isLate(Lot lot, ObjectionRow row, @Nullable LocalDate knownOn, Instant at) {
        var window = row.window().flatMap(code -> limit(lot, code));
        return row.isLate(lot.stage(), window, openingOf(lot), knownOn, at);
    }

    /** When a period of that code that begins on that day is over; empty where no row says. */
    Optional<Instant> end(Lot lot, Optional<String> code, LocalDate from) {
        return code.flatMap(row -> limit(lot, row)).map(limit -> limit.end(startOfDay(from)));
    }

    /** When the answer to a question asked on that day is due; empty where no row says. */
    Optional<Instant> enquiryEnd(Lot lot, LocalDate from) {
        return rules.of(lot).rows().stream()
                .filter(rule -> rule.subject() == Subject.ANSWER_TO_ENQUIRY)
                .findAny()
                .map(rule -> new TimeLimit(rule, calendar).end(startOfDay(from)));
    }

    /** The earliest deadline that leaves bidders the time a change of documents at that instant asks for. */
    Optional<Instant> earliestDeadline(Lot lot, ObjectionRow row, Instant at) {
        return row.correctionLimit().flatMap(code -> limit(lot, code)).map(limit -> limit.earliest(at));
    }

    /** A row that is missing in a region sets no period; the seed rows are checked by a test. */
    private Optional<TimeLimit> limit(Lot lot, String code) {
        return rules.of(lot).rows().stream()
                .filter(rule -> rule.code().equals(code) && rule.unit() == Rule.Unit.DAY)
                .findAny()
                .map(rule -> new TimeLimit(rule, calendar));
    }

    /** That of the tendering's first round, which the lot's stage follows. */
    static Instant openingOf(Lot lot) {
        return lot.currentRounds().getFirst().openAt();
    }

    /** Whether the lot's bids are frozen: from then on nobody's part in it has to stay secret. */
    static boolean isClosed(Lot lot) {
        return !lot.rounds().isEmpty()
                && lot.rounds().stream().noneMatch(round -> round.state() == LotRound.State.ANNOUNCED);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE);
    }

    static Instant startOfDay(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.LEGAL_ZONE).toInstant();
    }
}
