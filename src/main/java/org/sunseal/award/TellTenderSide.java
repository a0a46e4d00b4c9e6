package org.sunseal.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.sunseal.letters.Audience;
import org.sunseal.letters.Topic;
import org.sunseal.letters.WriteLetter;
import org.sunseal.project.TenderProjects;
import org.sunseal.trade.LegalTime;

/** Writes to tenderee and agency when a time limit of theirs ran out, in the transaction that finds it. */
@ApplicationScoped
class TellTenderSide {
    private final TenderProjects projects;
    private final WriteLetter write;
    private final Clock clock;

    TellTenderSide(TenderProjects projects, WriteLetter write, Clock clock) {
        this.projects = projects;
        this.write = write;
        this.clock = clock;
    }

    void overdue(@Observes AwardEvent.Overdue overdue) {
        var lot = overdue.lot();
        var project = projects.get(lot.tender());
        var wording = LetterTexts.overdue(
                Map.of("lot", lot.toString(), "rule", overdue.rule(), "due", LegalTime.minute(overdue.due())));
        for (var addressee : new LinkedHashSet<>(List.of(project.tenderee(), project.agency()))) {
            write.write(Audience.organisation(addressee), new Topic(lot.tender(), lot.lot()), wording, clock.instant());
        }
    }
}
