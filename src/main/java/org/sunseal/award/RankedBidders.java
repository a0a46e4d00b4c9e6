package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.sunseal.identity.Organisation;
import org.sunseal.identity.Organisations;

/** Who the candidates of a report are here. */
@ApplicationScoped
class RankedBidders {
    private final Organisations organisations;

    RankedBidders(Organisations organisations) {
        this.organisations = organisations;
    }

    List<Candidate> of(List<org.sunseal.evaluation.Candidate> ranked) {
        return ranked.stream().map(this::candidate).toList();
    }

    private Candidate candidate(org.sunseal.evaluation.Candidate ranked) {
        var organisation = organisations
                .withCreditCode(ranked.creditCode())
                .map(Organisation::id)
                .orElseThrow(() -> new IllegalStateException("A bidder is registered, or it could not bid"));
        return new Candidate(
                ranked.slot(), organisation, ranked.organisation(), ranked.creditCode(), ranked.rank(), ranked.score());
    }
}
