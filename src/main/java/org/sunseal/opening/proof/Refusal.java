package org.sunseal.opening.proof;

/** Why an agent keeps its shares for now: the rule of protocol 5.9 and what it found. */
public record Refusal(Rule rule, String detail) {

    /** The release rules; all must hold. */
    public enum Rule {
        /** Time: the own clock and CLOSE's time-stamp have reached the effective opening time. */
        R1,
        /** CLOSE is proved by the log this agent cosigned, and is the only one of its round. */
        R2,
        /** The listed slots belong to this round's allotment and were never released under another CLOSE. */
        R3,
        /** No order of the regulator stands in the way. */
        R4,
        /** Enough bids came. */
        R5,
        /** The objection window has passed without an open claim. */
        R6,
        /** A round that waits for another needs its admission list. */
        R7
    }

    @Override
    public String toString() {
        return rule + ": " + detail;
    }
}
