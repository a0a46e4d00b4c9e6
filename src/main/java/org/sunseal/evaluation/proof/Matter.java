package org.sunseal.evaluation.proof;

/** What members vote on. */
public enum Matter {
    /** Whether a bidder is qualified, criterion by criterion (Regulation 20). */
    QUALIFICATION,
    /** Whether a bid responds to the documents. */
    RESPONSIVENESS,
    /** Whether a price that was asked about is explained (Regulation 51, Order 87 art. 60). */
    LOW_PRICE,
    /** Whether the few bids left still compete (OP1117 item 13). */
    COMPETITION
}
