package org.sunseal.award;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.award.proof.Announcement;
import org.sunseal.trade.Subject;
import org.sunseal.trade.Trigger;

/**
 * What an announcement does to a lot. Whether a kind has the step, and a period for it, its tables say.
 */
enum AnnouncementStep {
    CANDIDATES(
            Trigger.PUBLISH_CANDIDATES, Paper.Kind.CANDIDATES, Subject.CANDIDATES_START, Subject.CANDIDATES_PUBLICITY),
    RESULT(Trigger.ANNOUNCE_RESULT, Paper.Kind.RESULT, Subject.ANNOUNCEMENT, Subject.RESULT_PUBLICITY),
    CONTRACT(Trigger.PUBLISH_CONTRACT, Paper.Kind.CONTRACT_PUBLICATION, Subject.CONTRACT_PUBLICATION, null);

    private final Trigger trigger;
    private final Paper.Kind paper;
    private final Subject meets;
    private final @Nullable Subject period;

    AnnouncementStep(Trigger trigger, Paper.Kind paper, Subject meets, @Nullable Subject period) {
        this.trigger = trigger;
        this.paper = paper;
        this.meets = meets;
        this.period = period;
    }

    static AnnouncementStep of(Announcement.Subject subject) {
        return valueOf(subject.name());
    }

    Trigger trigger() {
        return trigger;
    }

    Paper.Kind paper() {
        return paper;
    }

    /** The time limit it has to keep. */
    Subject meets() {
        return meets;
    }

    /** How long it has to stand. */
    Optional<Subject> period() {
        return Optional.ofNullable(period);
    }

    /** Whether winner and losers are told with it at the latest (O87 69). */
    boolean tells() {
        return this == RESULT;
    }
}
