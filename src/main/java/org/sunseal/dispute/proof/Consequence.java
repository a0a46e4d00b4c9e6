package org.sunseal.dispute.proof;

/** What follows from an upheld objection. */
public enum Consequence {
    /** Nothing: it was rejected, or upholding it changes nothing. */
    NONE,
    /** The documents change; that is a notice of its own. */
    CORRECT_DOCUMENTS,
    /** The record of the opening gets a correction. */
    CORRECT_RECORD,
    /** The committee does its work again. */
    REEVALUATE,
    /** The candidate it was about is out, and the next in rank takes the place. */
    NEXT_CANDIDATE,
    /** The lot comes to nothing and is tendered again. */
    RETENDER;

    /** Whether it is for the evaluation or the award to do it, by an act of their own. */
    public boolean bindsLaterRooms() {
        return this == REEVALUATE || this == NEXT_CANDIDATE || this == RETENDER;
    }
}
