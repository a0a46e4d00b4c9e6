package org.sunseal.dispute.proof;

/** What an answer makes of an objection. */
public enum Outcome {
    UPHELD,
    REJECTED
}
