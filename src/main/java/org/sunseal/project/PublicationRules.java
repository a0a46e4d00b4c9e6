package org.sunseal.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Notice;
import org.sunseal.trade.Clause;
import org.sunseal.trade.Duty;
import org.sunseal.trade.NoticeContent;
import org.sunseal.trade.Quota;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.WorkCalendar;

/**
 * What the law asks of a lot that is announced or amended, where it asks anything, besides what any notice must satisfy
 * ({@link NoticeRules}). All rules are asked; each refusal cites its row, and one about time offers the earliest lawful
 * instant.
 */
final class PublicationRules {
    private final Facts facts;
    private final List<Refused> refused = new ArrayList<>();

    /**
     * What the platform knows when a notice comes in.
     *
     * @param over rounds that are closed, about which nothing is asked any more
     * @param terms those the notice puts into force or leaves there
     * @param before those in force so far; null before the first notice of a tendering
     * @param areNew whether the notice is the first to cover {@code terms}
     * @param documentsChanged whether it covers other documents than the notice before
     * @param rules those of the kind whose law binds the announcement
     */
    record Facts(
            Notice notice,
            Set<Integer> over,
            LotTerms terms,
            @Nullable LotTerms before,
            boolean areNew,
            boolean documentsChanged,
            Rules rules,
            WorkCalendar calendar,
            Instant now) {}

    private PublicationRules(Facts facts) {
        this.facts = facts;
    }

    /** Everything the law has against it; empty when it may be published. */
    static List<Refused> refuse(Facts facts) {
        var rules = new PublicationRules(facts);
        rules.content();
        rules.minimum();
        if (facts.before() == null) {
            rules.periods();
        } else {
            rules.amendment(facts.before());
        }
        return rules.refused;
    }

    private void content() {
        for (var required : NoticeContent.of(facts.rules().kind())) {
            if (!facts.terms().announcement().containsKey(required.field())) {
                refused.add(new Refused(
                        ProjectRefusal.NOTICE_INCOMPLETE,
                        "terms.announcement." + required.field(),
                        "The announcement must say it; %s".formatted(required.source())));
            }
        }
        if (!facts.terms().bond().equals(LotTerms.NO_BOND)) {
            refused.add(new Refused(
                    ProjectRefusal.BONDS_NOT_YET, "terms.bond", "This platform holds no bonds yet; it must be none"));
        }
        if (facts.terms().openingForm().isEmpty()) {
            refused.add(new Refused(
                    ProjectRefusal.NOTICE_INCOMPLETE, "terms.openingForm", "Something must be read out of each bid"));
        }
        if (facts.terms().qualification().isEmpty()) {
            refused.add(new Refused(
                    ProjectRefusal.NOTICE_INCOMPLETE, "terms.qualification", "The announcement says who may bid"));
        }
    }

    private void minimum() {
        ask("minimumBids", () -> new Quota(facts.rules().on(Subject.BIDS))
                .require(facts.notice().minimumBids()));
    }

    private void periods() {
        var supply = facts.terms().documents();
        var issued = supply.from().isAfter(facts.now()) ? supply.from() : facts.now();
        eachOpenAt((field, openAt) ->
                ask(field, () -> limit(Subject.ISSUE_TO_DEADLINE).require(issued, openAt)));
        ask("terms.documents.until", () -> limit(Subject.DOCUMENT_SUPPLY).require(issued, supply.until()));
    }

    private void amendment(LotTerms before) {
        if (facts.terms().documents().until().isBefore(before.documents().until())) {
            refused.add(new Refused(
                    ProjectRefusal.NOTICE_HASTENS,
                    "terms.documents.until",
                    "It is %s already".formatted(before.documents().until())));
        }
        var statement = facts.areNew() ? facts.terms().statement() : Optional.<LotTerms.Addendum>empty();
        if (facts.areNew() && statement.isEmpty()) {
            refused.add(new Refused(
                    ProjectRefusal.BAD_TERMS, "terms.addendum", "A later version says whether it may affect bids"));
        }
        subject(before, statement);
        if (facts.documentsChanged()
                && statement.map(LotTerms.Addendum::mayAffectBids).orElse(true)) {
            eachOpenAt(
                    (field, openAt) -> ask(field, () -> limit(Subject.ADDENDUM).require(facts.now(), openAt)));
        }
    }

    private void subject(LotTerms before, Optional<LotTerms.Addendum> statement) {
        var clause = facts.rules().on(Duty.SAME_SUBJECT);
        if (clause.by().isEmpty()) {
            return;
        }
        if (statement.map(LotTerms.Addendum::changesSubject).orElse(false)) {
            changesSubject("terms.addendum.changesSubject", clause);
        }
        if (!facts.terms().qualification().equals(before.qualification())) {
            changesSubject("terms.qualification", clause);
        }
        for (var content : NoticeContent.of(facts.rules().kind())) {
            var said = before.announcement().get(content.field());
            if (content.isSubject()
                    && !Objects.equals(said, facts.terms().announcement().get(content.field()))) {
                changesSubject("terms.announcement." + content.field(), clause);
            }
        }
    }

    private void changesSubject(String field, Clause clause) {
        refused.add(new Refused(
                ProjectRefusal.ADDENDUM_CHANGES_SUBJECT,
                field,
                "An addendum changes neither what is bought nor who may bid; %s".formatted(clause.citation())));
    }

    private TimeLimit limit(Subject subject) {
        return new TimeLimit(facts.rules().on(subject), facts.calendar());
    }

    /** Asks one rule; what it says no with is told of that field. */
    private void ask(String field, Runnable rule) {
        try {
            rule.run();
        } catch (Refused no) {
            refused.add(new Refused(no.reason(), field, no.detail()));
        }
    }

    /** Of the rounds that are not over, with the field each stands in. */
    private void eachOpenAt(BiConsumer<String, Instant> asked) {
        var rounds = facts.notice().rounds();
        for (int i = 0; i < rounds.size(); i++) {
            if (!facts.over().contains(rounds.get(i).round())) {
                asked.accept("rounds[%d].openAt".formatted(i), rounds.get(i).openAt());
            }
        }
    }
}
