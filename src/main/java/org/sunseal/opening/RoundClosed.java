package org.sunseal.opening;

/**
 * The bids of a round are frozen. Fired in the transaction that freezes them.
 *
 * @param bids how many take part
 * @param enoughBids whether the minimum was reached; if not, they go back unopened
 */
public record RoundClosed(String tender, String lot, int round, String closeSha256, int bids, boolean enoughBids) {}
