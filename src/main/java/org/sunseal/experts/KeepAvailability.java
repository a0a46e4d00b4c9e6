package org.sunseal.experts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/** Lets an expert say when to be drawn: who can come at no time of the evaluation is not in its pool. */
@ApplicationScoped
public class KeepAvailability {
    private final Experts experts;

    KeepAvailability(Experts experts) {
        this.experts = experts;
    }

    /**
     * Puts these spans in the place of all before.
     *
     * @throws Refused {@code not-an-expert} or {@code expert-span}
     */
    @Transactional
    public Expert keep(Party party, List<Availability> spans) {
        var expert = experts.of(party);
        if (spans.stream().anyMatch(span -> !span.fromAt().isBefore(span.untilAt()))) {
            throw new Refused(ExpertRefusal.EXPERT_SPAN, "availability", "A span ends after it begins");
        }
        expert.isAvailable(spans);
        return expert;
    }
}
