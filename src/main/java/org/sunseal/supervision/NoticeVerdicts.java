package org.sunseal.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotTerms;
import org.sunseal.project.PublishedNotice;
import org.sunseal.project.RulesInForce;
import org.sunseal.project.TenderDocument;
import org.sunseal.project.TenderDocuments;
import org.sunseal.project.proof.NoticeRound;
import org.sunseal.trade.Duty;
import org.sunseal.trade.Rule;
import org.sunseal.trade.Rules;
import org.sunseal.trade.Subject;
import org.sunseal.trade.TimeLimit;
import org.sunseal.trade.WorkCalendar;

/**
 * What the rules of the day of a notice say about its times, computed again from what was signed: the platform asked the
 * same before it published, and a regulator does not take its word.
 */
@ApplicationScoped
class NoticeVerdicts {
    private final TenderDocuments documents;
    private final RulesInForce rules;
    private final WorkCalendar calendar;

    NoticeVerdicts(TenderDocuments documents, RulesInForce rules, WorkCalendar calendar) {
        this.documents = documents;
        this.rules = rules;
        this.calendar = calendar;
    }

    /** By digest of the notice; those off the chain are not judged. */
    Map<String, List<Verdict>> of(Lot lot, List<PublishedNotice> notices) {
        var chain = notices.stream()
                .filter(PublishedNotice::isInChain)
                .sorted(Comparator.comparing(PublishedNotice::version))
                .toList();
        var verdicts = new HashMap<String, List<Verdict>>();
        PublishedNotice before = null;
        for (int i = 0; i < chain.size(); i++) {
            var notice = chain.get(i);
            var next = i + 1 < chain.size() ? chain.get(i + 1).publishedAt() : Instant.MAX;
            var law = law(lot, notice.publishedAt());
            if (law.isPresent()) {
                verdicts.put(notice.sha256(), judge(law.get(), lot, notice, before, next));
            }
            before = notice;
        }
        return verdicts;
    }

    /** The rows that bound what was announced on that day; empty where the kind asks nothing. */
    Optional<Rules> law(Lot lot, Instant at) {
        var day = LocalDate.ofInstant(at, WorkCalendar.LEGAL_ZONE);
        return rules.of(lot.kind(), lot.region(), day)
                .on(Duty.LAWFUL_ANNOUNCEMENT)
                .by()
                .map(kind -> rules.of(kind, lot.region(), day));
    }

    private List<Verdict> judge(
            Rules law, Lot lot, PublishedNotice notice, @Nullable PublishedNotice before, Instant next) {
        var added = added(lot, notice.publishedAt(), next);
        var terms = terms(lot, added);
        var verdicts = new ArrayList<Verdict>();
        for (var round : notice.notice().rounds()) {
            if (before == null || before.notice().round(round.round()).isEmpty()) {
                terms.ifPresent(said -> verdicts.addAll(begun(law, said, notice.publishedAt(), round)));
            } else if (!added.isEmpty()
                    && round.openAt().isAfter(notice.publishedAt())
                    && terms.flatMap(LotTerms::statement)
                            .map(LotTerms.Addendum::mayAffectBids)
                            .orElse(true)) {
                row(law, Subject.ADDENDUM)
                        .ifPresent(rule -> verdicts.add(Verdict.noLater(
                                rule,
                                new TimeLimit(rule, calendar).latestBefore(round.openAt()),
                                notice.publishedAt())));
            }
        }
        return verdicts;
    }

    private List<Verdict> begun(Rules law, LotTerms terms, Instant published, NoticeRound round) {
        var supply = terms.documents();
        var issued = supply.from().isAfter(published) ? supply.from() : published;
        var verdicts = new ArrayList<Verdict>();
        row(law, Subject.ISSUE_TO_DEADLINE)
                .ifPresent(rule -> verdicts.add(
                        Verdict.noEarlier(rule, new TimeLimit(rule, calendar).earliest(issued), round.openAt())));
        row(law, Subject.DOCUMENT_SUPPLY)
                .ifPresent(rule -> verdicts.add(
                        Verdict.noEarlier(rule, new TimeLimit(rule, calendar).earliest(issued), supply.until())));
        return verdicts;
    }

    /** The row for that subject, if the kind has one. */
    static Optional<Rule> row(Rules law, Subject subject) {
        return law.rows().stream().filter(row -> row.subject() == subject).findFirst();
    }

    /** Documents a notice made public: they became so in its transaction, a moment after its own time. */
    private List<TenderDocument> added(Lot lot, Instant published, Instant next) {
        return documents.of(lot.key().tender()).stream()
                .filter(document -> document.publishedAt()
                        .filter(at -> !at.isBefore(published) && at.isBefore(next))
                        .isPresent())
                .toList();
    }

    private Optional<LotTerms> terms(Lot lot, List<TenderDocument> added) {
        return added.stream()
                .filter(document -> document.name().startsWith(lot.key().lot() + ".terms."))
                .max(Comparator.comparing(document -> document.publishedAt().orElseThrow()))
                .flatMap(this::read);
    }

    /** Empty where they cannot be read, as those of a lot whose kind demands none. */
    private Optional<LotTerms> read(TenderDocument document) {
        try (var bytes = documents.read(document)) {
            return Optional.of(LotTerms.parse(bytes.readAllBytes()));
        } catch (Refused | Refusals malformed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The terms %s cannot be read".formatted(document.name()), e);
        }
    }
}
