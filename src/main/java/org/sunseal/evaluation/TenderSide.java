package org.sunseal.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.sunseal.kernel.Refused;
import org.sunseal.project.TenderProjects;
import org.sunseal.trade.Actor;

/** Whether an organisation runs a tender or buys by it. */
@ApplicationScoped
class TenderSide {
    private final TenderProjects projects;

    TenderSide(TenderProjects projects) {
        this.projects = projects;
    }

    /** As whom it acts in that tender; refuses {@code not-the-tender-side}. */
    Actor require(String tender, UUID organisation) {
        var project = projects.get(tender);
        if (project.tenderee().equals(organisation)) {
            return Actor.TENDEREE;
        }
        if (project.agency().equals(organisation)) {
            return Actor.AGENCY;
        }
        throw new Refused(
                EvaluationRefusal.NOT_THE_TENDER_SIDE,
                "Your organisation is neither agency nor tenderee of %s".formatted(tender));
    }
}
