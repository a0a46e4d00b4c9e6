package org.sunseal.project;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a lot stands, in the names of the open engineering tender. The table below is the whole process so far; no
 * other code decides what may follow what. Evaluation and award will add their stages after {@link #OPENED}.
 */
public enum Stage {
    /** Planned, nothing announced. */
    SCHEDULED,
    /** Announced; documents are out and bids are taken. */
    ISSUING,
    /** An objection to the documents waits for its answer; no bids are taken meanwhile. */
    PAUSED_OBJECTION,
    /** The deadline has passed and the list of bids is frozen. */
    CLOSED,
    /** Trustees are asked for their shares. */
    OPENING,
    /** The opening forms are read and shown. */
    READ_OUT,
    /** The opening record is signed and logged. */
    OPENED,
    /** Too few bids, returned unopened; the lot needs a re-tender. */
    FAILED,
    /** Stopped by the regulator until every suspension is lifted. */
    SUSPENDED,
    /** Ended by the regulator for good. */
    TERMINATED;

    private static final Map<Stage, Set<Stage>> NEXT = Map.ofEntries(
            entry(SCHEDULED, EnumSet.of(ISSUING, SUSPENDED, TERMINATED)),
            entry(ISSUING, EnumSet.of(CLOSED, PAUSED_OBJECTION, SUSPENDED, TERMINATED)),
            entry(PAUSED_OBJECTION, EnumSet.of(ISSUING, SUSPENDED, TERMINATED)),
            entry(CLOSED, EnumSet.of(OPENING, SUSPENDED, TERMINATED)),
            entry(OPENING, EnumSet.of(READ_OUT, FAILED, SUSPENDED, TERMINATED)),
            entry(READ_OUT, EnumSet.of(OPENED, SUSPENDED, TERMINATED)),
            entry(OPENED, EnumSet.of(SUSPENDED, TERMINATED)),
            entry(
                    SUSPENDED,
                    EnumSet.of(SCHEDULED, ISSUING, PAUSED_OBJECTION, CLOSED, OPENING, READ_OUT, OPENED, TERMINATED)),
            entry(FAILED, EnumSet.noneOf(Stage.class)),
            entry(TERMINATED, EnumSet.noneOf(Stage.class)));

    public boolean mayBecome(Stage next) {
        return next().contains(next);
    }

    /** What may follow. */
    public Set<Stage> next() {
        return Collections.unmodifiableSet(NEXT.getOrDefault(this, Set.of()));
    }

    /** Whether this stage keeps in mind which one it interrupted. */
    public boolean interrupts() {
        return this == SUSPENDED || this == PAUSED_OBJECTION;
    }

    /** Whether a notice may still be published. */
    public boolean mayBeAmended() {
        return this == SCHEDULED || this == ISSUING || interrupts();
    }
}
