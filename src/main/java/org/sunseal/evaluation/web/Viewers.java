package org.sunseal.evaluation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.sunseal.evaluation.EvaluationRefusal;
import org.sunseal.evaluation.Viewer;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;
import org.sunseal.project.LotKey;
import org.sunseal.project.TenderProjects;
import org.sunseal.trade.Actor;

/** As whom the caller looks at a tender, or acts for it. */
@RequestScoped
class Viewers {
    private final Party party;
    private final TenderProjects projects;

    Viewers(Party party, TenderProjects projects) {
        this.party = party;
        this.projects = projects;
    }

    /** Refuses {@code not-the-tender-side} to agencies and tenderees of other tenders. */
    @Transactional
    Viewer of(LotKey lot) {
        var roles = party.roles();
        if (roles.contains("regulator")) {
            return new Viewer.Regulator();
        }
        if (roles.contains("centre")) {
            return new Viewer.TenderSide();
        }
        if (roles.contains("expert")) {
            return new Viewer.Member(party.account());
        }
        var project = projects.get(lot.tender());
        UUID own = party.organisation();
        if (!own.equals(project.agency()) && !own.equals(project.tenderee())) {
            throw notTheTenderSide(lot);
        }
        return new Viewer.TenderSide();
    }

    /** As whom the caller seats a committee: the centre, or the agency that runs the tender. */
    @Transactional
    Actor seating(LotKey lot) {
        if (party.roles().contains("centre")) {
            return Actor.CENTRE;
        }
        if (!projects.get(lot.tender()).agency().equals(party.organisation())) {
            throw notTheTenderSide(lot);
        }
        return Actor.AGENCY;
    }

    private static Refused notTheTenderSide(LotKey lot) {
        return new Refused(EvaluationRefusal.NOT_THE_TENDER_SIDE, "Tender %s is not yours".formatted(lot.tender()));
    }
}
