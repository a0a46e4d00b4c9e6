package org.sunseal.kernel;

/** What sort of "no" a refusal is. Only the edge knows which HTTP status that becomes. */
public enum Kind {
    /** What was sent contradicts a rule or itself; sending it again changes nothing. */
    INVALID,
    /** The caller may not do this, whatever is sent. */
    FORBIDDEN,
    /** What is named does not exist, or not for this caller. */
    NOT_FOUND,
    /** The deadline for this act has passed. */
    TOO_LATE,
    /** Something else happened first, or the thing is in a state that does not allow the act. */
    CONFLICT,
    /** Nothing is wrong with the request; a party we depend on is out of reach. Trying again later is right. */
    UNAVAILABLE
}
