package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.sunseal.evaluation.proof.Task;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotKey;
import org.sunseal.project.LotTerms;
import org.sunseal.project.TermsInForce;
import org.sunseal.trade.Trigger;

/** What the documents in force ask of an evaluation. */
@ApplicationScoped
class TermsOfLot {
    /** The line of the opening form in which a bidder declares itself a small firm. */
    private static final String SMALL_FIRMS = "smallFirms";

    private final TermsInForce terms;

    TermsOfLot(TermsInForce terms) {
        this.terms = terms;
    }

    /**
     * The terms as a committee takes them over. Who qualifies is the committee's matter unless the kind's table has the
     * tenderee check it before (Regulation 20, Order 87 art. 44).
     */
    Task task(Lot lot) {
        var found = require(lot.key());
        return new Task(
                found.evaluation(),
                found.ceilingPrice(),
                isCheckedBefore(lot) ? List.of() : criteria(found.qualification()),
                criteria(found.responsiveness()));
    }

    /** What a bidder must prove. */
    List<Task.Criterion> qualification(Lot lot) {
        return criteria(require(lot.key()).qualification());
    }

    /** SHA-256 of the document, as the notice covers it. */
    String sha256(Lot lot) {
        return terms.published(lot.key()).orElseThrow(() -> missing(lot.key())).sha256();
    }

    /** Under which label the opening form has the declaration of small firms; empty where it is not asked for. */
    Optional<String> smallFirmsLabel(Lot lot) {
        return require(lot.key()).openingForm().stream()
                .filter(field -> field.name().equals(SMALL_FIRMS))
                .map(LotTerms.FormField::label)
                .findFirst();
    }

    /** Whether the kind's table has the tenderee say who qualifies before a committee sits. */
    static boolean isCheckedBefore(Lot lot) {
        return lot.kind().stages().transitions().stream()
                .anyMatch(step -> step.trigger() == Trigger.CHECK_QUALIFICATION);
    }

    private LotTerms require(LotKey lot) {
        return terms.of(lot).orElseThrow(() -> missing(lot));
    }

    private static Refused missing(LotKey lot) {
        return new Refused(
                EvaluationRefusal.TERMS_MISSING, "Lot %s has no terms a committee could work by".formatted(lot));
    }

    private static List<Task.Criterion> criteria(List<LotTerms.Requirement> requirements) {
        return requirements.stream()
                .map(each -> new Task.Criterion(each.id(), each.text()))
                .toList();
    }
}
