package org.sunseal.dispute;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sunseal.kernel.Refused;

/** The one answer an enquiry or an objection waits for: until when it is on time, and when it came. */
@Embeddable
class AnswerDue {
    private @Nullable Instant dueAt;
    private boolean overdueTold;
    private @Nullable Instant answeredAt;

    /** Hibernate fills it. */
    protected AnswerDue() {}

    AnswerDue(@Nullable Instant dueAt) {
        this.dueAt = dueAt;
    }

    /**
     * The answer came.
     *
     * @throws Refused {@code already-answered}
     */
    void answered(Instant now) {
        if (answeredAt != null) {
            throw new Refused(DisputeRefusal.ALREADY_ANSWERED, "It was answered at %s already".formatted(answeredAt));
        }
        answeredAt = now;
    }

    /** A time limit is exclusive: at its very instant the answer is overdue. */
    boolean isOverdue(Instant now) {
        return answeredAt == null && dueAt != null && !now.isBefore(dueAt);
    }

    /** Whether it is to be told now that it is overdue: the first time this is asked after it is. */
    boolean tellOverdue(Instant now) {
        if (overdueTold || !isOverdue(now)) {
            return false;
        }
        overdueTold = true;
        return true;
    }

    /** From when on an answer is late; exclusive. Empty where no period is set. */
    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    Optional<Instant> answeredAt() {
        return Optional.ofNullable(answeredAt);
    }
}
