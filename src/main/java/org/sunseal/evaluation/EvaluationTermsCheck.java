package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.sunseal.evaluation.proof.TermsRefusal;
import org.sunseal.kernel.Refused;
import org.sunseal.project.Lot;
import org.sunseal.project.LotTerms;
import org.sunseal.project.TermsCheck;

/** Holds the evaluation section of a lot's terms to the law before it is announced. */
@ApplicationScoped
class EvaluationTermsCheck implements TermsCheck {
    @Override
    public List<Refused> refuse(Lot lot, LotTerms terms) {
        if (terms.evaluation().isEmpty()) {
            return MethodRules.bind(lot.kind())
                    ? List.of(new Refused(
                            TermsRefusal.EVALUATION_MISSING,
                            "evaluation",
                            "The documents say how bids are compared [TBL 19; O87 55]"))
                    : List.of();
        }
        var qualification =
                terms.qualification().stream().map(LotTerms.Requirement::id).collect(Collectors.toSet());
        return new CheckMethod(lot.kind(), lot.category(), qualification).refuse(terms.evaluation());
    }
}
