package org.sunseal.trade;

/** What a kind may demand of a tender besides numbers; its {@link Clause} rows say whether it does. */
public enum Duty {
    /** The centre accepts the tender project, and every lot with it, before anything is announced. */
    REGISTRATION,
    /** A lot says what is bought and for how much, for both choose among the rows. */
    KNOWN_SIZE,
    /** What is announced stands in structured terms, says all that {@link NoticeContent} asks and keeps the periods. */
    LAWFUL_ANNOUNCEMENT,
    /** An addendum changes neither what is bought nor who may bid. */
    SAME_SUBJECT,
    /** Lots held by choice do not come, together, to what has to be tendered as another kind. */
    UNDIVIDED_LOTS
}
