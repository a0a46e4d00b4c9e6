package org.sunseal.hall;

/** One hall: the round of a lot that is opened in it. */
public record HallKey(String tender, String lot, int round) {}
