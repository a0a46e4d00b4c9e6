package org.sunseal.custody;

/** A round has its keys: from now on slots can be handed out. Fired in the transaction that logs the allotment. */
public record KeysAllotted(String tender, String lot, int round, String allotSha256) {}
