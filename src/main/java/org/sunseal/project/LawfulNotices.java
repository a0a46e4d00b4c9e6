package org.sunseal.project;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunseal.kernel.Refusals;
import org.sunseal.kernel.Refused;
import org.sunseal.project.proof.Notice;
import org.sunseal.trade.Duty;
import org.sunseal.trade.WorkCalendar;

/** Puts together what {@link PublicationRules} and every {@link TermsCheck} ask about. */
@ApplicationScoped
class LawfulNotices {
    private final TermsInForce terms;
    private final RulesInForce rules;
    private final WorkCalendar calendar;
    private final List<TermsCheck> checks;

    LawfulNotices(TermsInForce terms, RulesInForce rules, WorkCalendar calendar, @All List<TermsCheck> checks) {
        this.terms = terms;
        this.rules = rules;
        this.calendar = calendar;
        this.checks = checks;
    }

    /**
     * Everything the law has against a notice.
     *
     * @param current the newest notice of the chain, absent before the first of a tendering
     */
    List<Refused> refuse(Lot lot, Notice notice, Optional<Notice> current, Instant now) {
        var stored = terms.stored(lot.key());
        if (stored.isEmpty()) {
            return rules.demanding(Duty.LAWFUL_ANNOUNCEMENT, lot).isPresent() ? List.of(missing(lot)) : List.of();
        }
        LotTerms read;
        try {
            read = terms.read(stored.get());
        } catch (Refusals unreadable) {
            return unreadable.refused().stream().map(LawfulNotices::ofTheTerms).toList();
        } catch (Refused unreadable) {
            return List.of(ofTheTerms(unreadable));
        }
        return refuse(lot, notice, current, stored.get(), read, now);
    }

    private List<Refused> refuse(
            Lot lot, Notice notice, Optional<Notice> current, TenderDocument document, LotTerms read, Instant now) {
        var refused = new ArrayList<Refused>();
        rules.demanding(Duty.LAWFUL_ANNOUNCEMENT, lot)
                .map(law -> new PublicationRules.Facts(
                        notice,
                        lot.over(),
                        read,
                        current.flatMap(ignored -> terms.of(lot.key())).orElse(null),
                        document.publishedAt().isEmpty(),
                        current.map(Notice::documentsRoot)
                                .filter(notice.documentsRoot()::equals)
                                .isEmpty(),
                        law,
                        calendar,
                        now))
                .map(PublicationRules::refuse)
                .ifPresent(refused::addAll);
        for (var check : checks) {
            check.refuse(lot, read).stream().map(LawfulNotices::ofTheTerms).forEach(refused::add);
        }
        return refused;
    }

    private static Refused missing(Lot lot) {
        return new Refused(
                ProjectRefusal.TERMS_MISSING,
                "documentsRoot",
                "The lot needs its terms as a document: %s.terms.json"
                        .formatted(lot.key().lot()));
    }

    private static Refused ofTheTerms(Refused refused) {
        return new Refused(
                refused.reason(), refused.field().map(field -> "terms." + field).orElse("terms"), refused.detail());
    }
}
