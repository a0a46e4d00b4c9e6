package org.sunseal.dispute.proof;

/** What an objection is to. */
public enum About {
    /** The tender documents. */
    DOCUMENTS,
    /** The opening: how it went, or what it showed. */
    OPENING,
    /** The candidates or the result. */
    RESULT
}
