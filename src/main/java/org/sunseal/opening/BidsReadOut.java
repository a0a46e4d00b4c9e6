package org.sunseal.opening;

import java.util.List;

/** The forms of a round are open and can be shown. Fired in the transaction that keeps them. */
public record BidsReadOut(String tender, String lot, int round, String closeSha256, List<String> trustees) {}
