package org.sunseal.evaluation.proof;

/** Where a committee is with its work (3.3 of the domain reference). It follows from the acts, nobody sets it. */
public enum Phase {
    /** Members take their seats and elect their lead. */
    SEATED,
    QUALIFICATION,
    RESPONSIVENESS,
    PRICE_CHECK,
    /** Few bids are left: does their number still make a competition? */
    COMPETITION,
    SCORING,
    /** All is computed; the lead has the report drawn up. */
    AGGREGATED,
    /** The report waits for its signatures. */
    REPORT,
    /** All have signed, or count as having consented. */
    DONE,
    /** Another sitting took its place. */
    VOID
}
