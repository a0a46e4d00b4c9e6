package org.sunseal.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.sunseal.identity.MandateScope;
import org.sunseal.identity.Mandates;
import org.sunseal.identity.Party;
import org.sunseal.kernel.Refused;

/**
 * Whether an agency still acts for the tenderee of a project: asked at every act, because a mandate ends and may be
 * taken back.
 */
@ApplicationScoped
class TendereeMandate {
    private final Mandates mandates;

    TendereeMandate(Mandates mandates) {
        this.mandates = mandates;
    }

    /**
     * Requires that the party's organisation runs the project, and does so for itself, under the mandate the project
     * was registered with, or under another one given to the account since.
     *
     * @throws Refused {@code not-your-project} or {@code mandate-missing}
     */
    void require(TenderProject project, Party party, Instant now) {
        project.requireRunBy(party.organisation());
        var lasts = project.mandate()
                .filter(mandate -> mandates.isInForce(mandate, now))
                .isPresent();
        if (!lasts) {
            party.requireMayActFor(project.tenderee(), MandateScope.TENDER, now);
        }
    }
}
